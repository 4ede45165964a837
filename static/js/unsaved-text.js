// Leaving the story with text that was not saved asks first. Saving, by whichever button, does not.
// Expects: the story's form around .story-bar.

const form = document.querySelector(".story-bar")?.closest("form")

if (form) {
  let unsaved = false
  form.addEventListener("input", () => { unsaved = true })
  form.addEventListener("submit", () => { unsaved = false })
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault()
  })
}
