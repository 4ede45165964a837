// The story screen. Begins the parts in their order: the editors, what was left behind, then saving by script.
import "./editors.js"
import { form, read, savedAs, scopesOf, scopeOf, write } from "./form.js"
import { editorOf, languages, whenReady } from "./editors.js"
import * as beside from "./beside.js"
import * as autosave from "./autosave.js"
import * as keys from "./keys.js"
import * as localCopy from "./local-copy.js"
import { markInexact } from "./merging.js"
import { act, onSaved } from "./saving.js"
import { arrange, typedIn } from "./bar.js"
import { make, say } from "./sentences.js"
import { formData, post, settleAddress, story } from "./wire.js"
import "./choosers.js"
import "./standing.js"
import "./views.js"

const notices = form.querySelector("[data-notices]")

const close = (row) => make("button", { type: "button", onclick: () => row.remove() }, say("notNow"))
for (const row of notices.children) row.append(close(row)) // what the server had to say

function notice(sentence, ...buttons) {
  const row = make("div", { class: "story-notice", role: "status" }, make("p", {}, sentence), ...buttons)
  row.append(close(row))
  notices.append(row)
  onSaved(() => row.remove()) // by then it is a version
}

// The tools of the text with the cursor stand in one place, under the bar.
function takeTools(language, editor) {
  const tools = document.querySelector("[data-format]")
  const menu = editor.storage.menu?.dom
  if (!menu) return editor.on("create", () => takeTools(language, editor))
  menu.dataset.tools = language
  menu.hidden = language !== "hi"
  let format = null
  editor.on("transaction", () => {
    const [shown] = menu.querySelectorAll(".prose-menubar__selected button")
    if (shown?.textContent !== "question_mark") format = shown
    else if (format) shown.replaceWith(Object.assign(format.cloneNode(true), { disabled: true })) // a quote, a box: no format
  })
  tools.append(menu)
}

function showTools(language) {
  for (const menu of document.querySelectorAll("[data-tools]")) menu.hidden = menu.dataset.tools !== language
}

form.addEventListener("focusin", ({ target }) => {
  const language = target.closest("[data-column]")?.dataset.column
  if (!language || target.closest("[data-beside]")) return
  showTools(language)
  typedIn(language)
})

form.addEventListener("submit", (event) => {
  const name = event.submitter?.name === "act" ? event.submitter.value : "save"
  event.preventDefault()
  event.submitter?.closest("details.drop")?.removeAttribute("open")
  act(name)
})

document.querySelector("[data-next-stale]")?.addEventListener("click", keys.nextStale)

beside.onSettle(async (language, paragraph, verb) => {
  const found = await post(settleAddress(), formData({ language, paragraph, verb }))
  if (found.kind === "saved") beside.show(found.answer.translation)
})

beside.onWriteHere(autosave.typed)

// The server put back what this person left unsaved elsewhere; or this browser still has it.
async function putBack() {
  const again = make("button", { type: "button", onclick: showSaved }, say("showSaved"))
  const { restored } = localCopy
  if (restored.length) {
    savedAs(Object.fromEntries(Object.keys(read()).filter((name) => restored.includes(scopeOf(name))).map((name) => [name, null])))
    markInexact(restored)
  }
  const copy = location.search.includes("saved") ? null : await localCopy.leftBehind()
  if (copy) {
    localCopy.adopt(copy)
    markInexact(scopesOf(copy.fields))
    write(copy.fields)
    if (localCopy.keep()) localCopy.forgetTaken(copy)
    beside.show() // what was paired in it
  }
  if (copy || restored.length) notice(say("restored"), again)
  if (new URLSearchParams(location.search).has("take")) history.replaceState(null, "", location.pathname + location.hash) // taken once
}

function showSaved() {
  window.open(`${location.pathname}?saved`, "_blank", "noopener")
}

function goToAnchor() {
  const [, language, key] = location.hash.match(/^#p-(hi|en)-([a-z0-9]+)$/) ?? []
  if (language) keys.show(language, key)
}

async function begin() {
  await putBack()
  autosave.start()
  if (localCopy.restored.length) autosave.typed()
  goToAnchor()
  if (!story() && !document.activeElement.closest("[data-column]")) form.elements.title_hi.focus()
}

arrange()
keys.listen()
window.addEventListener("hashchange", goToAnchor)
let ready = 0
whenReady((language, editor) => {
  takeTools(language, editor)
  ready += 1
  if (ready === languages.length) begin()
})
if (!languages.every((language) => form.elements.namedItem(`body_${language}`)?.hasAttribute("data-django-prose-editor-configurable"))) begin()
