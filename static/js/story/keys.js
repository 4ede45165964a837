// Keys of the story screen. Ctrl (⌘ on a Mac): S saves a version, Enter presses the main button, . goes to the same
// paragraph in the other language, ; to the next one out of date, \ shows one language or both,
// , goes to the section; with Alt, P chooses the lead picture. Esc leaves the text.
import { cursorAt, editorOf, goTo, keyAtCursor, languages } from "./editors.js"
import { other, partnerOf, present } from "./beside.js"
import { mainButton } from "./bar.js"
import { act } from "./saving.js"
import { makeVisible, toggle } from "./views.js"
import { form, input } from "./form.js"

let last = "hi"

// { language, key } of where the cursor is.
export function place() {
  const column = document.activeElement?.closest("[data-column]")
  if (!column) return null
  const language = column.dataset.column
  const head = document.activeElement.name?.match(/^(title|summary)_/)?.[1]
  return { language, key: head ?? (editorOf(language) && keyAtCursor(editorOf(language))) }
}

export function show(language, key) {
  makeVisible(language)
  if (key === "title" || key === "summary") {
    input(`${key}_${language}`)?.focus()
    return
  }
  const editor = editorOf(language)
  if (editor && !goTo(editor, key)) cursorAt(editor, 0)
}

function across() {
  const here = place() ?? { language: last, key: "title" }
  const there = other(here.language)
  show(there, partnerOf(here.language, here.key))
}

// Out-of-date paragraphs in reading order: Hindi from top to bottom, then English; round and round.
export function nextStale() {
  const { stale } = present()
  const found = languages.flatMap((language) => {
    const order = [...document.querySelectorAll(`[id^="p-${language}-"]`)].map(({ id }) => id.split("-")[2])
    const keys = Object.keys(stale?.[language] ?? {})
    return order.filter((key) => keys.includes(key)).map((key) => ({ language, key }))
  })
  if (!found.length) return
  const here = place()
  const index = found.findIndex(({ language, key }) => language === here?.language && key === here?.key)
  const next = found[(index + 1) % found.length]
  show(next.language, next.key)
}

// A field of the panel, with its group open.
function panelField(selector) {
  const field = document.querySelector(selector)
  field?.closest("details")?.setAttribute("open", "")
  field?.focus()
  return field
}

const WITH_CONTROL = {
  ",": () => panelField("#id_section"),
  s: () => act("save"),
  Enter: () => mainButton()?.click(),
  ".": across,
  ";": nextStale,
  "\\": () => toggle(place()?.language ?? last),
}

// By the key's place: with Alt it may write something else.
const WITH_CONTROL_AND_ALT = {
  KeyP: () => panelField("[data-choice=lead_image] [data-choose]")?.click(),
}

export function listen() {
  form.addEventListener("focusin", () => { last = place()?.language ?? last })
  document.addEventListener("keydown", (event) => {
    const control = (event.ctrlKey || event.metaKey) && !event.shiftKey
    const run = control ? (event.altKey ? WITH_CONTROL_AND_ALT[event.code] : WITH_CONTROL[event.key]) : null
    if (run) {
      event.preventDefault()
      event.stopPropagation()
      if (!event.repeat) run()
    } else if (event.key === "Escape" && !event.defaultPrevented && place() && !document.querySelector("dialog[open]")) {
      mainButton()?.focus()
    }
  }, { capture: true })
}
