// One language at full width, or both. Ctrl \ changes between them. What was chosen stays for the next story.
// Expects: [data-views] with the radios, [data-columns] with a [data-column] a language.
const chooser = document.querySelector("[data-views]")
const grid = document.querySelector("[data-columns]")
const MEMORY = "newsroom.shown"

function show(view) {
  grid.dataset.shown = view
  for (const column of grid.querySelectorAll("[data-column]")) {
    column.hidden = view !== "both" && view !== column.dataset.column
  }
  const radio = chooser.querySelector(`[value="${view}"]`)
  if (radio) radio.checked = true
  try { localStorage.setItem(MEMORY, view) } catch { /* a browser that keeps nothing shows both */ }
}

export function toggle(language) {
  show(grid.dataset.shown === "both" ? language : "both")
}

export function makeVisible(language) {
  if (![language, "both"].includes(grid.dataset.shown)) show("both")
}

if (chooser && grid) {
  chooser.hidden = false
  chooser.addEventListener("change", ({ target }) => show(target.value))
  let remembered = "both"
  try { remembered = localStorage.getItem(MEMORY) ?? "both" } catch { /* as above */ }
  show(["hi", "en"].includes(remembered) ? remembered : "both")
}
