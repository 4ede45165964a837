// The body editor names its buttons in English; this says the names in the language of the desk.
// Expects: Django's gettext() from the script catalogue, and the editor's .prose-menubar.

function translate(menubar) {
  for (const button of menubar.querySelectorAll("[title]")) {
    const name = gettext(button.title)
    if (name !== button.title) {
      button.title = name
      button.setAttribute("aria-label", name)
    }
  }
  for (const option of menubar.querySelectorAll(".prose-menubar__option > :first-child")) {
    const name = gettext(option.textContent)
    if (name !== option.textContent) option.textContent = name
  }
}

// A menubar changes when the cursor moves to another kind of block: its first button then has a new title.
function follow(menubar) {
  translate(menubar)
  new MutationObserver(() => translate(menubar)).observe(menubar, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["title"],
  })
}

const known = new WeakSet()

function find(place) {
  for (const menubar of place.querySelectorAll(".prose-menubar")) {
    if (known.has(menubar)) continue
    known.add(menubar)
    follow(menubar)
  }
}

// It appears with its editor, and may move to a place of its own.
for (const place of document.querySelectorAll("[class*=field-body_], [data-format]")) {
  new MutationObserver(() => find(place)).observe(place, { childList: true, subtree: true })
  find(place)
}
