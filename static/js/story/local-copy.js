// Unsaved text in this browser: written at every keystroke, gone when a version is saved, put back after a crash.
// One entry a window of a story: newsroom.story:<story or "new">:<person>:<window>.
import { bar, bases, hidden, setHidden, unsaved } from "./form.js"

const PREFIX = "newsroom.story"
const FORGET_AFTER = 30 * 24 * 3600 * 1000 // milliseconds
const channel = "BroadcastChannel" in window ? new BroadcastChannel(PREFIX) : null

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

// The newest copy of this story that a window left behind which is closed by now, or null.
export async function leftBehind() {
  const names = stored(place(bar.dataset.story))
  if (!names.length) return null
  const alive = await othersAlive()
  const copies = names.filter((name) => !alive.has(name)).map(parsed).filter(Boolean)
  return copies.sort((one, other) => other.at - one.at)[0] ?? null
}

// This window goes on with that text. The other one may only have slept: it keeps its name, and all it types from now on.
export function adopt(copy) {
  const other = copy.name.split(":").at(-1)
  const isKnown = hidden("took").startsWith(`${other}@`) // the server, which goes by its own clock, gave us this text too
  const took = isKnown ? hidden("took") : `${other}@${new Date(copy.at).toISOString().replace("Z", "+00:00")}`
  setHidden({ ...copy.bases, paired: copy.paired, took })
}

// Its entry is ours by now, unless that window has typed on.
export function forgetTaken(copy) {
  try {
    if (localStorage.getItem(copy.name) === copy.stored) localStorage.removeItem(copy.name)
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
