// The publish sheet in a window over the story. Without it, or when it cannot be fetched, the same sheet is a page.
// openSheet(address, done): done({ said, undo }) once the sheet's act was accepted.
import { follow } from "./publish-kinds.js"

const JSON_PLEASE = { headers: { Accept: "application/json" }, redirect: "error" }

export async function openSheet(address, done) {
  const answer = await ask(address)
  if (!answer?.html) return location.assign(address)
  const dialog = document.createElement("dialog")
  dialog.className = "publish-window"
  dialog.setAttribute("aria-labelledby", "publish-title")
  dialog.addEventListener("close", () => dialog.remove())
  dialog.addEventListener("click", (event) => followLink(event, dialog))
  dialog.addEventListener("submit", (event) => send(event, dialog, done))
  show(dialog, answer.html)
  document.body.append(dialog)
  dialog.showModal()
  begin(dialog)
}

// The cursor stands where the sheet asks something: the kind of change, else its button; what comes first where it may not go out.
function begin(dialog) {
  const place = [".publish-kinds input:checked, .publish-kinds input", ".publish-do .default", ".checks a, .publish-do a"]
    .map((selector) => dialog.querySelector(selector)).find(Boolean)
  place?.focus({ preventScroll: true })
  dialog.scrollTop = 0
}

function show(dialog, html) {
  dialog.innerHTML = html // the server's own sheet
  follow(dialog.firstElementChild)
  if (dialog.open) dialog.querySelector(".errorlist, [role=alert]")?.scrollIntoView({ block: "nearest" })
}

// "Go there" and "Not yet" lead to the story that lies under the window.
function followLink(event, dialog) {
  const link = event.target.closest("a")
  if (!link || event.ctrlKey || event.metaKey) return
  if (link.dataset.go === undefined && link.dataset.notYet === undefined) {
    link.target = "_blank" // a picture's page: the story stays open
    return
  }
  event.preventDefault()
  dialog.close()
  if (link.dataset.go) goThere(link.dataset.go)
}

// A paragraph is shown by the screen when the address names it; a field gets the cursor.
export function goThere(anchor) {
  const field = document.getElementById(anchor)
  field?.closest("details:not([open])")?.setAttribute("open", "")
  if (location.hash === `#${anchor}`) history.replaceState(null, "", location.pathname + location.search)
  location.hash = anchor
  field?.focus()
}

async function send(event, dialog, done) {
  event.preventDefault()
  const form = event.target
  const button = form.querySelector(".publish-do .default")
  button.disabled = true
  const answer = await ask(form.action, { method: "POST", body: new FormData(form) })
  button.disabled = false
  if (answer?.html) return show(dialog, answer.html)
  if (!answer?.said) return form.submit() // the page says what is wrong: signed out, offline, an error
  dialog.close()
  done(answer)
}

async function ask(address, more = {}) {
  try {
    return await (await fetch(address, { ...JSON_PLEASE, ...more })).json()
  } catch {
    return null
  }
}
