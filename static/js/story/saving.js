// Saving a version and acting, by script: the page stays, what colleagues saved comes in, and what disagrees is asked.
import { form, read, scopeOf, setHidden, unsaved } from "./form.js"
import { askNow, begun, inTurn, settled, isKept, onAnswer, typed } from "./autosave.js"
import { forget, keep } from "./local-copy.js"
import { saving, tell, tellFailure } from "./saved-line.js"
import { checksAddress, formData, freshPage, get, post, saveAddress, story } from "./wire.js"
import { pull, take } from "./merging.js"
import * as bar from "./bar.js"
import * as beside from "./beside.js"
import * as clash from "./clash.js"
import { make, say } from "./sentences.js"
import { goThere, openSheet } from "./publish-sheet.js"

const listeners = []
export function onSaved(call) { listeners.push(call) }

const TRIES = 3 // of a save during whose round trip somebody types where a colleague's words come in

// True once a version is saved.
export const act = (name) => inTurn(() => perform(name, TRIES))

async function perform(name, tries) {
  if (clash.pending() && name !== "save") return refuse(say("waits"))
  if (bar.idleOf(name)) return tell(bar.idleOf(name))
  const sent = read()
  saving()
  const found = await post(saveAddress(), formData({ act: name }))
  showErrors(found.kind === "invalid" ? found.answer.errors : {})
  if (found.kind === "saved") return accepted(sent, found.answer)
  if (found.kind === "conflict") return disputed(name, sent, found.answer, tries)
  keep()
  if (found.kind === "invalid") return refuse(found.answer.said ?? "")
  tellFailure(found, isKept())
  return false
}

function refuse(sentence) {
  tell(sentence, { asks: true })
  return false
}

async function accepted(sent, answer) {
  const isNew = !story()
  clash.clear()
  if (isNew) begun(answer)
  const left = await take(sent, answer)
  setHidden({ paired: "", note: "", took: "" }) // what was taken over from another window is a version now
  settled()
  if (Object.keys(unsaved()).length) typed()
  else forget()
  for (const call of listeners.splice(0)) call()
  say_(answer.said)
  beside.show(answer.translation)
  bar.renew(answer.states, answer.acts, answer.notes)
  showChecks()
  if (left.length) typed()
  if (answer.sheet) openSheet(answer.sheet, decided)
  return true
}

// What was pressed on the sheet is done: the heartbeat brings where the story stands now.
function decided({ said, undo }) {
  say_(said)
  renewBar().then(askNow)
  if (undo) offerUndo(said, undo)
}

const UNDO = 60_000 // milliseconds

function offerUndo(said, undo) {
  const row = make("div", { class: "story-notice", role: "status" }, make("p", {}, said),
    make("button", { type: "button", onclick: () => { row.remove(); act(undo.act) } }, undo.label))
  document.querySelector("[data-notices]").append(row)
  setTimeout(() => row.remove(), UNDO)
}

// What stands in the way of publication, for the panel.
async function showChecks() {
  const place = document.querySelector("[data-checks]")
  if (!place || !story()) return
  const found = await get(checksAddress())
  if (!found?.html) return
  place.innerHTML = found.html
  place.closest("details").hidden = false
}
showChecks()
document.querySelector("[data-checks]")?.addEventListener("click", (event) => {
  const anchor = event.target.closest("a[data-go]")?.dataset.go
  if (!anchor) return
  event.preventDefault()
  goThere(anchor)
})

// Sentences of an act, the refusing one last and loudest.
function say_(said) {
  const sentences = typeof said === "string" ? [{ level: "success", said }] : said ?? []
  const asks = sentences.some(({ level }) => level !== "success" && level !== "info")
  tell(sentences.map((each) => each.said).join(" "), { asks })
}

// What is not disputed comes in before anybody is asked. Where it did not, the base stays: the next save asks again.
async function disputed(name, sent, answer, tries) {
  const hasFacts = answer.disputes.some(({ field }) => scopeOf(field) === "facts")
  const page = hasFacts ? await freshPage().catch(() => null) : null // knows the names of their choices
  const left = await take(sent, answer, { isSaved: false })
  keep()
  if (left.length && tries > 1) return perform(name, tries - 1)
  const bases = Object.entries(answer.bases).filter(([base]) => !left.includes(base.replace("base_", "")))
  clash.ask(answer.disputes, Object.fromEntries(bases), page)
  return refuse(answer.said)
}

// Both texts become versions: mine first, then theirs where that was chosen.
clash.onResolved(async (taken) => {
  if (!(await act("save"))) return false
  for (const dispute of taken) clash.useTheirs(dispute)
  if (taken.length) await act("save")
  return true
})
clash.onChanged(bar.arrange)

export async function renewBar() {
  const page = await freshPage().catch(() => null)
  const piece = (name) => page?.querySelector(`[${name}]`)?.innerHTML
  if (page) bar.renew(piece("data-states"), piece("data-acts"), piece("data-notes"))
  const schedule = document.querySelector("[data-schedule]")
  if (schedule && page) schedule.innerHTML = piece("data-schedule") ?? ""
}

// The server's sentences beside the fields, the first of which gets the cursor.
function showErrors(errors = {}) {
  for (const list of form.querySelectorAll("ul[data-said]")) list.remove()
  let first = null
  for (const [name, sentences] of Object.entries(errors)) {
    const row = form.querySelector(`.field-${CSS.escape(name)}`)
    const list = document.createElement("ul")
    list.className = "errorlist"
    list.dataset.said = ""
    list.append(...sentences.map((sentence) => Object.assign(document.createElement("li"), { textContent: sentence })))
    const place = row ?? form.querySelector("[data-notices]")
    place.prepend(list)
    place.closest("details")?.setAttribute("open", "")
    first ??= row?.querySelector("input, textarea, select, [contenteditable]")
  }
  first?.focus()
}

let known = ""
onAnswer((answer, isNew) => {
  if (isNew) renewBar()
  if (answer.translation) beside.show(answer.translation)
  showPeople(answer.people ?? [])
  if (answer.newest && story() && !clash.pending()) inTurn(() => catchUp(answer.newest))
})

async function catchUp(newest) {
  const answer = await pull(newest)
  if (!answer) return
  beside.show(answer.translation)
  await renewBar()
  keep()
}

function showPeople(people) {
  const now = JSON.stringify(people)
  if (now === known) return
  known = now
  beside.showPeople(people)
  const list = document.querySelector("[data-people]")
  list.replaceChildren(...people.map((person) => {
    const item = document.createElement("li")
    item.append(beside.initial(person))
    return item
  }))
  list.hidden = people.length === 0
}
