// Unsaved text in this browser: written at every keystroke, gone when a version is saved, put back after a crash.
// One entry a window of a story: newsroom.story:<story or "new">:<person>:<window>.
import { bar, bases, hidden, scopeOf, scopesOf, setHidden, unsaved } from "./form.js"

const PREFIX = "newsroom.story"
const FORGET_AFTER = 30 * 24 * 3600 * 1000 // milliseconds
const channel = "BroadcastChannel" in window ? new BroadcastChannel(PREFIX) : null

// What the server has of this person's text, by scope: newest as { at, window }, restored as "window@moment".
const server = { newest: {}, restored: {}, ...JSON.parse(document.getElementById("own-texts")?.textContent ?? "{}") }
const answered = performance.timeOrigin + (performance.getEntriesByType("navigation")[0]?.responseStart ?? 0)
const ahead = answered - (server.now ?? answered) // of this browser's clock, in milliseconds
export const restored = Object.keys(server.restored)

const place = (story) => `${PREFIX}:${story || "new"}:${bar.dataset.person}:`
const own = () => place(bar.dataset.story) + hidden("window")

channel?.addEventListener("message", ({ data }) => {
  if (data.ask) channel.postMessage({ alive: own() })
})

// False when this browser does not take it.
export function keep() {
  const fields = unsaved()
  try {
    if (Object.keys(fields).length === 0) localStorage.removeItem(own())
    else localStorage.setItem(own(), JSON.stringify({ at: Date.now(), bases: bases(), paired: hidden("paired"), fields }))
    return true
  } catch {
    return false
  }
}

// A story without a key has got one: its copy goes along.
export function moveFrom(before) {
  try { localStorage.removeItem(place(before) + hidden("window")) } catch { /* nothing was kept */ }
  keep()
}

export function forget() {
  try { localStorage.removeItem(own()) } catch { /* nothing was kept */ }
}

// The newest copy of this story that a window left behind which is closed by now, or null: as far as the server has
// nothing newer of this person from another window.
export async function leftBehind() {
  const names = stored(place(bar.dataset.story))
  if (!names.length) return null
  const alive = await othersAlive()
  const copies = names.filter((name) => !alive.has(name)).map(parsed).filter(Boolean).map(news).filter(({ fields }) => Object.keys(fields).length)
  return copies.sort((one, other) => other.at - one.at)[0] ?? null
}

const windowOf = ({ name }) => name.split(":").at(-1)
const isRestored = (copy, scope) => server.restored[scope]?.startsWith(`${windowOf(copy)}@`)
const isTaking = new URLSearchParams(location.search).has("take")

function isNewest(copy, scope) {
  if (isRestored(copy, scope)) return true
  const newest = server.newest[scope]
  return !isTaking && (!newest || newest.window === windowOf(copy) || copy.at - ahead > newest.at)
}

function news(copy) {
  const fields = Object.fromEntries(Object.entries(copy.fields).filter(([name]) => isNewest(copy, scopeOf(name))))
  return { ...copy, fields, isWhole: Object.keys(fields).length === Object.keys(copy.fields).length }
}

// This window goes on with that text. The other one may only have slept: it keeps its name, and all it types from now on.
export function adopt(copy) {
  const own = `${windowOf(copy)}@${new Date(copy.at).toISOString().replace("Z", "+00:00")}`
  const scopes = scopesOf(copy.fields)
  const marks = { ...server.restored } // the server goes by its own clock
  for (const scope of scopes) if (!isRestored(copy, scope)) marks[scope] = own
  const began = Object.fromEntries(scopes.map((scope) => [`base_${scope}`, copy.bases[`base_${scope}`]]))
  setHidden({ ...began, paired: copy.paired, took: [...new Set(Object.values(marks))].join(" ") })
}

// Its entry is ours by now, unless that window has typed on.
export function forgetTaken(copy) {
  try {
    if (copy.isWhole && localStorage.getItem(copy.name) === copy.stored) localStorage.removeItem(copy.name)
  } catch { /* it stays */ }
}

function stored(prefix) {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix))
  } catch {
    return []
  }
}

function parsed(name) {
  try {
    const stored = localStorage.getItem(name)
    const copy = JSON.parse(stored)
    if (Date.now() - copy.at < FORGET_AFTER) return { ...copy, name, stored }
    localStorage.removeItem(name)
  } catch { /* not ours to read */ }
  return null
}

function othersAlive() {
  const alive = new Set()
  if (!channel) return Promise.resolve(alive)
  const hear = ({ data }) => { if (data.alive) alive.add(data.alive) }
  channel.addEventListener("message", hear)
  channel.postMessage({ ask: true })
  return new Promise((resolve) => {
    setTimeout(() => {
      channel.removeEventListener("message", hear)
      resolve(alive)
    }, 250)
  })
}
