// Text reaches the server by itself: within three seconds of typing, again after a failure, and as a heartbeat that
// says who else is here. One request at a time; a save of a version waits for its turn.
import { bar, form, read, savedAs, scopesOf, setHidden, unsaved } from "./form.js"
import { keyAtCursor, editorOf } from "./editors.js"
import { keep, moveFrom } from "./local-copy.js"
import { saving, tell, tellFailure } from "./saved-line.js"
import { autosaveAddress, formData, post, signOfLife, story } from "./wire.js"

const PAUSE = 1200 // milliseconds without a key until the text is sent
const AT_MOST = 2500 // milliseconds from the first key until it is sent
const HEARTBEAT = 15_000
const RETRY = [3000, 6000, 12_000, 24_000, 30_000]

let turn = Promise.resolve()
let sent = "" // what the server was told last, so that nothing is sent twice
let first = 0
let timer = null
let failures = 0
let kept = true
let lastSaid = ""
const listeners = []

export function onAnswer(call) { listeners.push(call) }
export const isKept = () => kept

// Everything that is sent takes its turn here.
export function inTurn(act) {
  turn = turn.then(act, act)
  return turn
}

export function typed() {
  kept = keep()
  const now = Date.now()
  first ||= now
  schedule(Math.max(0, Math.min(PAUSE, first + AT_MOST - now)))
}

function schedule(delay) {
  clearTimeout(timer)
  timer = setTimeout(() => inTurn(send), delay)
}

async function send() {
  clearTimeout(timer)
  first = 0
  const values = read()
  const changed = unsaved(values)
  const text = JSON.stringify(changed)
  const news = text !== sent && text !== "{}"
  if (!news && !story()) return
  if (news) saving()
  const words = { changed: scopesOf(changed).join(","), here: here() }
  const found = await post(autosaveAddress(), news ? formData(words) : signOfLife({ changed: "", here: here() }))
  if (found.kind === "saved") received(found.answer, values, news ? text : sent, news)
  else failed(found, news)
}

function received(answer, values, text, news) {
  failures = 0
  sent = text
  const isNew = Boolean(answer.story) && !story()
  if (isNew) {
    savedAs(values) // the first autosave of a story is its first version
    sent = "{}"
    begun(answer)
  }
  if (news && answer.said) lastSaid = answer.said
  if (lastSaid) tell(lastSaid) // also after a failure that is over
  for (const call of listeners) call(answer, isNew)
  schedule(JSON.stringify(unsaved()) === sent || !story() ? HEARTBEAT : PAUSE)
}

function failed(found, news) {
  if (news || ["signedOut", "refused"].includes(found.kind)) tellFailure(found, kept)
  schedule(RETRY[Math.min(failures, RETRY.length - 1)])
  failures += 1
}

// The first autosave of a new story gave it a key and an address.
export function begun({ story, address, newest, bases }) {
  const before = bar.dataset.story
  bar.dataset.story = story
  setHidden(newest ?? bases ?? {})
  history.replaceState(null, "", address)
  moveFrom(before)
}

// After a version was saved: nothing of it has to be sent again.
export function settled() {
  sent = "{}"
  failures = 0
  lastSaid = ""
  schedule(HEARTBEAT)
}

function here() {
  const place = document.activeElement?.closest("[data-column]")
  if (!place) return ""
  const language = place.dataset.column
  const head = document.activeElement.name?.match(/^(title|summary)_/)?.[1]
  return `${language}:${head ?? (editorOf(language) ? keyAtCursor(editorOf(language)) ?? "" : "")}`
}

export const askNow = () => schedule(0)

export function start() {
  sent = "{}"
  form.addEventListener("input", ({ target }) => { if (target.name || target.isContentEditable) typed() })
  form.addEventListener("change", ({ target }) => { if (target.name) typed() })
  window.django?.jQuery(form).on("select2:select select2:unselect", typed)
  window.addEventListener("online", () => schedule(0))
  window.addEventListener("focus", () => { if (failures) schedule(0) })
  window.addEventListener("beforeunload", (event) => {
    if (JSON.stringify(unsaved()) !== sent) event.preventDefault() // the server does not have it yet
  })
  window.addEventListener("pagehide", leave)
  window.addEventListener("pageshow", ({ persisted }) => { if (persisted) schedule(0) })
  schedule(500)
}

// Colleagues see at once that this window is gone, and the next one may take up what it left.
function leave() {
  if (!story()) return
  navigator.sendBeacon(autosaveAddress(), signOfLife({ leaving: "yes" }))
}
