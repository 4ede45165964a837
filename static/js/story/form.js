// The story's form as data: which scope a field belongs to, what stands in it, what differs from what was saved.
import { editorOf, put } from "./editors.js"

export const form = document.getElementById("article_form")
export const bar = form.querySelector("[data-bar]")
export const scopes = ["hi", "en", "facts"]

const WORDS = /^(?:title|slug|summary|body|seo_title|seo_description)_(hi|en)$/
const FACTS = new Set(["section", "categories", "bylines", "tags", "lead_image"])
const names = [...new Set([...form.elements].map(({ name }) => name))].filter((name) => scopeOf(name))

export function scopeOf(name) {
  return FACTS.has(name) ? "facts" : name?.match(WORDS)?.[1] ?? null
}

// { name: [values] } of all fields that belong to a scope.
export function read() {
  const data = new FormData(form)
  return Object.fromEntries(names.map((name) => [name, data.getAll(name)]))
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)
let baseline = read()

// What the server has: from here on only what differs counts as unsaved.
export function savedAs(values) { baseline = { ...baseline, ...values } }
export const asSaved = () => baseline

export function unsaved(values = read()) {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => !same(value, baseline[name])))
}

export function scopesOf(fields) {
  const found = new Set(Object.keys(fields).map(scopeOf))
  return scopes.filter((scope) => found.has(scope))
}

export const input = (name) => form.elements.namedItem(name)
export const hidden = (name) => input(name)?.value ?? ""

export function setHidden(values) {
  for (const [name, value] of Object.entries(values)) if (input(name)) input(name).value = value ?? ""
}

export const bases = () => Object.fromEntries(scopes.map((scope) => [`base_${scope}`, hidden(`base_${scope}`)]))

// Put values into fields: texts keep their cursor. `page` is a fresh copy of the screen that knows new options' names.
export function write(values, page = null) {
  for (const [name, given] of Object.entries(values)) {
    const list = (Array.isArray(given) ? given : [given]).map((value) => String(value ?? ""))
    const language = name.match(/^body_(hi|en)$/)?.[1]
    if (language && editorOf(language)) put(editorOf(language), list[0] ?? "")
    else writeField(name, list, page)
  }
}

function writeField(name, list, page) {
  const fields = [...form.elements].filter((field) => field.name === name)
  for (const field of fields) {
    if (field.type === "checkbox") field.checked = list.includes(field.value)
    else if (field.tagName === "SELECT") choose(field, list, page)
    else if (field.value !== (list[0] ?? "")) writeText(field, list[0] ?? "")
  }
}

function writeText(field, text) {
  const { selectionStart, selectionEnd } = field
  field.value = text
  if (field === document.activeElement) field.setSelectionRange(selectionStart, selectionEnd)
}

function choose(select, list, page) {
  for (const value of list) {
    if ([...select.options].some((option) => option.value === value)) continue
    const known = page?.querySelector(`select[name="${select.name}"] option[value="${CSS.escape(value)}"]`)
    select.append(new Option(known?.textContent ?? value, value))
  }
  for (const option of select.options) option.selected = list.includes(option.value)
  if (select.multiple) for (const value of list) select.append([...select.options].find((option) => option.value === value))
  window.django?.jQuery(select).trigger("change.select2")
  if (select.closest("[data-choice]")) showPicture(select, page)
}

// The field of a picture shows it: how it looks stands on the fresh copy of the screen.
function showPicture(select, page) {
  const here = select.closest("[data-choice]")
  const there = page?.querySelector(`[data-choice="${select.name}"]`)
  if (there?.querySelector("select").value === select.value) {
    for (const part of ["[data-thumb]", "[data-said]"]) here.querySelector(part).replaceWith(document.importNode(there.querySelector(part), true))
  }
  here.querySelector("[data-thumb]").hidden = !select.value
  here.querySelector("[data-drop]").hidden = !select.value
}
