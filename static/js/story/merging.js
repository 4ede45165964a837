// A colleague's saved words come into the form without touching what was typed meanwhile. A scope takes its new base
// only when all of it came in: else the next save still says from where its text began, and the server decides.
import { asSaved, bases, hidden, read, savedAs, scopeOf, scopes, setHidden, write } from "./form.js"
import { combine } from "./blocks.js"
import { formData, freshPage, post, saveAddress } from "./wire.js"

// Scopes whose base is not what the form began with, so that "what was saved" is not known here exactly.
const inexact = new Set()
let refused = "" // what did not come in, and the text that it met: tried again once either changes

export const markInexact = (names) => names.forEach((scope) => inexact.add(scope))

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)
const list = (value) => (Array.isArray(value) ? value : [value]).map((each) => String(each ?? ""))

// After an answer to what was `sent`: the scopes of which not all came in.
export async function take(sent, { merged = {}, bases: newest = {} }, { isSaved = true } = {}) {
  const now = read()
  const left = []
  for (const scope of scopes.filter((name) => name !== "facts")) {
    const fields = Object.entries(merged).filter(([name]) => scopeOf(name) === scope)
    const next = fields.map(([name, value]) => [name, between(name, sent[name], now[name], list(value))])
    if (next.some(([, value]) => value === null)) {
      left.push(scope)
      continue
    }
    write(Object.fromEntries(next))
    if (isSaved) rebase(scope, sent, now, Object.fromEntries(fields), newest[`base_${scope}`])
  }
  if (!(await (isSaved ? takeFacts(sent, newest.base_facts) : takeDisputedFacts(sent, merged)))) left.push("facts")
  return left
}

function between(name, sent, now, theirs) {
  if (same(now, theirs)) return now // ours, saved by a request whose answer was lost
  if (same(now, sent)) return theirs
  if (!name.startsWith("body_")) return same(theirs, sent) ? now : null
  const combined = combine(sent[0] ?? "", now[0] ?? "", theirs[0])
  return combined === null ? null : [combined]
}

function rebase(scope, sent, typed, merged, base) {
  if (base === undefined) return
  const shown = read()
  const quiet = (name) => same(typed[name], sent[name])
  const saved = Object.keys(sent).filter((name) => scopeOf(name) === scope)
    .map((name) => [name, quiet(name) ? shown[name] : name in merged ? list(merged[name]) : sent[name]])
  setHidden({ [`base_${scope}`]: base })
  savedAs(Object.fromEntries(saved))
  inexact.delete(scope)
}

// Facts are keys of rows: their names come with a fresh copy of the screen.
async function takeFacts(sent, base) {
  if (base === undefined || String(base ?? "") === hidden("base_facts")) return true
  const page = await freshPage().catch(() => null)
  const fresh = page?.getElementById("article_form")
  if (!fresh) return false
  const names = Object.keys(sent).filter((name) => scopeOf(name) === "facts")
  const data = new FormData(fresh)
  const values = Object.fromEntries(names.map((name) => [name, data.getAll(name)]))
  const now = read()
  if (names.some((name) => !same(now[name], sent[name]) && !same(now[name], values[name]))) return false
  write(values, page)
  setHidden({ base_facts: data.get("base_facts") })
  savedAs(values)
  return true
}

// While some facts are disputed, the others come in: nothing is saved yet, so that the base stays.
async function takeDisputedFacts(sent, merged) {
  const news = Object.entries(merged).map(([name, value]) => [name, list(value)])
    .filter(([name, values]) => scopeOf(name) === "facts" && !same(values, sent[name]))
  if (!news.length) return true
  const page = await freshPage().catch(() => null)
  const now = read()
  if (!page || news.some(([name, values]) => !same(now[name], sent[name]) && !same(now[name], values))) return false
  write(Object.fromEntries(news), page)
  return true
}

// Somebody saved since: say what was saved when we began, and the server answers with what it became.
export async function pull(newest) {
  const mine = bases()
  const news = scopes.filter((scope) => String(newest[`base_${scope}`] ?? "") !== mine[`base_${scope}`])
  const tried = JSON.stringify([newest, read()])
  if (!news.length || inexact.size || tried === refused) return null
  const before = asSaved()
  const quiet = { act: "save", note: "", window: "", took: "", paired: "" }
  const found = await post(saveAddress(), formData({ ...before, ...quiet }))
  if (found.kind === "conflict" || found.kind === "invalid") refused = tried
  if (found.kind !== "saved") return null
  const left = await take(before, found.answer)
  refused = left.length ? tried : ""
  return found.answer
}
