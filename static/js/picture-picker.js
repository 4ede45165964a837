// The picture library as a window of the body editor: "Use this picture" answers the editor that opened it.
// The query holds the number of the editor's callback; data-picture, data-address and data-alt the answer.
const number = new URLSearchParams(location.search).get("CKEditorFuncNum")

function use({ picture, address, alt }) {
  const editor = window.opener?.CKEDITOR?.tools
  // No caption: the story then shows the library's, in the language of whoever reads it.
  editor?.callFunction(number, address, { id: picture, alternative_text: alt, caption: "" })
  window.close()
}

if (number) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-picture]")
    if (button) use(button.dataset)
  })
  // The admin's "Show all" forgets what it does not know.
  for (const link of document.querySelectorAll('#changelist-search a[href^="?"]')) {
    link.search = new URLSearchParams([...new URLSearchParams(link.search), ["CKEditorFuncNum", number]])
  }
}
