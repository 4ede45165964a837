// Paragraph beside paragraph: each block on the row of its pair, what is out of date in amber with its sentence and
// buttons under it, what is missing as a row with "Write it here", and who else is where.
// Expects: [data-columns] with [data-column] and its [data-beside], #translation or none.
import { bring, isCopied, withPairedHere } from "./across.js"
import { blocksOf, editorOf, languages, whenReady } from "./editors.js"
import { rows } from "./rows.js"
import { make, say } from "./sentences.js"

const HEAD = { title: 3, summary: 5 } // the rows of the notes under the headline and the standfirst
const FIRST = 8
const grid = document.querySelector("[data-columns]")
let known = { pairs: [], stale: {}, missing: {}, debt: {} } // as the server says it
let standing = known // with what was paired here since
let people = []
let placed = ""
let settle = () => {}

export const other = (language) => (language === "hi" ? "en" : "hi")
export const present = () => standing

export function partnerOf(language, key) {
  if (key in HEAD) return key
  const pair = standing.pairs.find((found) => found[languages.indexOf(language)] === key)
  return pair?.[languages.indexOf(other(language))] ?? null
}

export function onSettle(call) { settle = call }

export function show(translation) {
  if (translation) known = translation
  arrange(true)
  showDebts()
}

export function showPeople(others) {
  people = others
  arrange(true)
}

export function showDebts() {
  for (const element of document.querySelectorAll("[data-debt]")) {
    const words = standing.debt?.[element.dataset.debt] ?? ""
    element.textContent = words
    element.hidden = !words
  }
  const any = languages.some((language) => Object.keys(standing.stale?.[language] ?? {}).length)
  document.querySelector("[data-next-stale]")?.toggleAttribute("hidden", !any)
}

const column = (language) => grid.querySelector(`[data-column="${language}"]`)
const cellOf = (language, key) => document.getElementById(`p-${language}-${key}`)
const keysOf = (language) => (editorOf(language) ? blocksOf(editorOf(language)).map(({ key }) => key).filter(Boolean) : [])

function arrange(anew = false) {
  const keys = { hi: keysOf("hi"), en: keysOf("en") }
  const now = JSON.stringify(keys)
  if (!anew && now === placed) return
  placed = now
  standing = withPairedHere(known)
  const found = rows({ ...keys, pairs: standing.pairs, missing: standing.missing })
  grid.style.setProperty("--rows", FIRST + 2 * found.count)
  for (const language of languages) {
    place(language, found[language])
    annotate(language, found)
  }
}

function place(language, rowOf) {
  const stale = standing.stale?.[language] ?? {}
  const sources = new Set(Object.keys(standing.stale?.[other(language)] ?? {}).map((key) => partnerOf(other(language), key)))
  const looks = (key) => `${key in stale ? "is-stale" : ""} ${sources.has(key) ? "is-source" : ""}`.trim()
  for (const key of Object.keys(HEAD)) {
    cellOf(language, key)?.classList.toggle("is-stale", key in stale)
    cellOf(language, key)?.classList.toggle("is-source", sources.has(key))
  }
  const editor = editorOf(language)
  if (!editor) return
  editor.storage.paragraphKeys.setMarks(editor, (key) => ({
    ...(rowOf.has(key) ? { style: `grid-row: ${2 * rowOf.get(key) + 1}` } : {}),
    ...(key ? { id: `p-${language}-${key}`, class: looks(key) } : {}),
  }))
}

const inText = (row) => FIRST + 2 * row

function annotate(language, found) {
  const layer = column(language).querySelector("[data-beside]")
  const focused = document.activeElement?.closest("[data-beside]") === layer ? document.activeElement.dataset.focus : null
  const rowOf = found[language]
  const notes = []
  for (const [key, { said, change }] of Object.entries(standing.stale?.[language] ?? {})) {
    const row = HEAD[key] ?? (rowOf.has(key) ? inText(rowOf.get(key)) + 1 : null)
    if (row) notes.push(at(row, staleNote(language, key, said, change)))
  }
  for (const [key] of standing.missing?.[language] ?? []) {
    const row = found[other(language)].get(key)
    if (row !== undefined) notes.push(at(inText(row), missingNote(language, key)))
  }
  for (const person of people.filter(({ scope }) => scope === language)) {
    const row = { title: 2, summary: 4 }[person.paragraph] ?? (rowOf.has(person.paragraph) ? inText(rowOf.get(person.paragraph)) : null)
    if (row) notes.push(at(row, initial(person)))
  }
  layer.replaceChildren(...notes)
  if (focused) layer.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus()
}

function at(row, element) {
  element.style.gridRow = row
  return element
}

function button(label, focus, act) {
  return make("button", { type: "button", "data-focus": focus, onclick: act }, label)
}

function staleNote(language, key, said, change) {
  const shown = make("p", { class: "para-change", lang: other(language), hidden: true })
  shown.innerHTML = change // from our server, marked up with <ins> and <del> only
  return make("div", { class: "para-note", "data-note": key },
    make("p", {}, said),
    button(say("stillRight"), `still-${key}`, () => settle(language, key, "still_right")),
    button(say("seeChange"), `see-${key}`, () => { shown.hidden = !shown.hidden }),
    shown)
}

function missingNote(language, key) {
  const label = isCopied(other(language), key) ? say("copyHere") : say("writeHere")
  return make("div", { class: "para-missing" },
    make("span", {}, say(`notTranslated.${language}`)),
    button(label, `write-${key}`, () => writeHere(language, key)),
    button(say(`leaveOut.${language}`), `leave-${key}`, () => settle(language, key, "leave_out")))
}

export function initial({ name, initial, colour }) {
  return make("span", { class: `person person-${colour}`, title: say("isHere", { name }) },
    make("span", { "aria-hidden": "true" }, initial),
    make("span", { class: "visually-hidden" }, say("isHere", { name })))
}

// A new block beside the one that waits for its translation, with the cursor in it.
function writeHere(language, key) {
  const born = bring(language, other(language), key, partnerOf)
  arrange(true)
  cellOf(language, born)?.scrollIntoView({ block: "nearest" })
  wrote()
}

let wrote = () => {}
export function onWriteHere(call) { wrote = call }

whenReady((_language, editor) => {
  arrange(true)
  editor.on("update", () => arrange())
})

const given = document.getElementById("translation")
if (given) show(JSON.parse(given.textContent))
