// The picture library as a window that a story opened: the chosen picture answers the one that asked, and it closes.
// The address says who that is: CKEditorFuncNum is the number of the body editor's callback, "for" the name of a field.
// Expects: [data-picture] with data-address, data-alt and data-thumb; [data-chosen] is answered without a press.
const asked = new URLSearchParams(location.search)
const carried = new URLSearchParams(asked.get("_changelist_filters") ?? "")
const editor = asked.get("CKEditorFuncNum") ?? carried.get("CKEditorFuncNum")
const field = asked.get("for") ?? carried.get("for")

function use({ picture, address, alt, thumb }) {
  if (editor) {
    // No caption: the story then shows the library's, in the language of whoever reads it.
    window.opener?.CKEDITOR?.tools?.callFunction(editor, address, { id: picture, alternative_text: alt, caption: "" })
  } else {
    window.opener?.postMessage({ chosen: field, picture, alt, thumb }, location.origin)
  }
  window.close()
}

if (editor || field) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-picture]")
    if (button) use(button.dataset)
  })
  const chosen = document.querySelector("[data-chosen]")
  if (chosen) use(chosen.dataset)
  else document.querySelector("button[data-picture]")?.focus() // Enter takes it, Tab leads on
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) window.close()
  })
  // The admin's "Show all" forgets what it does not know.
  for (const link of document.querySelectorAll('#changelist-search a[href^="?"]')) {
    const name = editor ? "CKEditorFuncNum" : "for"
    link.search = new URLSearchParams([...new URLSearchParams(link.search), [name, editor ?? field]])
  }
}
