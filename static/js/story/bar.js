// The bar's buttons: one dark one that says what will happen to the language typed in last; the rest in the menu.
// Expects: [data-acts] with [data-main-act] and [data-other-act] buttons whose value is "verb:language", and [data-notes].
import { make, say } from "./sentences.js"
import { pending } from "./clash.js"
import { form, scopesOf, unsaved } from "./form.js"
import { showDebts } from "./beside.js"

const acts = document.querySelector("[data-acts]")
const states = document.querySelector("[data-states]")
const live = document.body.appendChild(make("p", { class: "visually-hidden", role: "status" }))
let language = "hi"

const languageOf = (button) => button.value.split(":")[1]

export function typedIn(now) {
  if (now === language) return
  language = now
  arrange()
  live.textContent = say("mainIs", { act: mainButton()?.textContent.trim() ?? "" })
}

export function mainButton() {
  return acts.querySelector(".default:not([hidden], summary)")
}

export function arrange() {
  const buttons = [...acts.querySelectorAll("[data-main-act]")]
  const main = buttons.find((button) => languageOf(button) === language) ?? null
  for (const button of buttons) button.hidden = button !== main
  for (const button of acts.querySelectorAll("[data-other-act]")) button.hidden = button.value === main?.value
  acts.querySelector("[value=save]")?.classList.toggle("default", !main)
  acts.querySelector(".story-more > summary")?.classList.toggle("default", Boolean(main))
  if (main) waits(main)
}

// A choice between two texts comes first, and so does something to publish: the button says so instead of being dead.
function waits(main) {
  main.dataset.label ??= main.textContent
  const instead = pending() ? say("waits") : isIdle(main) ? main.dataset.idle : ""
  const label = instead || main.dataset.label
  if (main.textContent !== label) main.textContent = label
  if (instead) main.setAttribute("aria-disabled", "true")
  else main.removeAttribute("aria-disabled")
}

// Readers have all that was saved, and nothing was typed since that this button would bring them.
function isIdle(button) {
  if (!button.dataset.idle) return false
  return !scopesOf(unsaved()).some((scope) => scope === "facts" || scope === languageOf(button))
}

// What an idle button says when it is pressed all the same; "" for any other.
export function idleOf(name) {
  const button = [...acts.querySelectorAll("[data-main-act]")].find(({ value }) => value === name)
  return button && isIdle(button) ? button.dataset.idle : ""
}

let soon = null
for (const event of ["input", "change"]) {
  form.addEventListener(event, () => {
    clearTimeout(soon)
    soon = setTimeout(arrange, 150)
  })
}

// Where it stands after an act: the server's own pieces of the bar.
export function renew(newStates, newActs, newNotes) {
  const hadFocus = acts.contains(document.activeElement)
  if (newStates !== undefined) states.innerHTML = newStates
  if (newActs !== undefined) acts.innerHTML = newActs
  if (newNotes !== undefined) document.querySelector("[data-notes]").innerHTML = newNotes
  arrange()
  if (hadFocus) mainButton()?.focus()
  showDebts()
}
