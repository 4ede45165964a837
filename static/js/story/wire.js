// What is sent to the server and what comes back, with a word for each way in which it can fail.
// An answer is { kind, answer }: kind is saved, conflict, invalid, refused, signedOut, offline or broken.
import { form, hidden } from "./form.js"

const PATIENCE = 20_000 // milliseconds
const KINDS = { 400: "invalid", 401: "signedOut", 403: "refused", 404: "refused", 409: "conflict", 413: "invalid" }

export function formData(more = {}) {
  const data = new FormData(form)
  for (const [name, value] of Object.entries(more)) {
    data.delete(name)
    for (const each of Array.isArray(value) ? value : [value]) data.append(name, each)
  }
  return data
}

// That this window is open, and from where its text began: none of its words.
const SIGNS = ["csrfmiddlewaretoken", "window", "took", "base_hi", "base_en", "base_facts"]

export function signOfLife(more) {
  const data = new FormData()
  for (const name of SIGNS) data.set(name, hidden(name))
  for (const [name, value] of Object.entries(more)) data.set(name, value)
  return data
}

export async function post(address, data) {
  let found = await once(address, data)
  if (found.kind === "refused" && (await newToken())) {
    data.set("csrfmiddlewaretoken", hidden("csrfmiddlewaretoken"))
    found = await once(address, data)
  }
  return found
}

async function once(address, data) {
  try {
    const answer = await fetch(address, {
      method: "POST",
      body: data,
      headers: { Accept: "application/json" },
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE),
    })
    const kind = answer.ok ? "saved" : KINDS[answer.status] ?? "broken"
    return { kind, answer: await answer.json().catch(() => ({})) }
  } catch {
    return { kind: "offline", answer: {} }
  }
}

// What an address answers, or null.
export async function get(address) {
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" }, redirect: "error" })
    return answer.ok ? await answer.json() : null
  } catch {
    return null
  }
}

// After signing in again the form's token is that of the old session: take the new one.
async function newToken() {
  const { csrf } = (await get(autosaveAddress())) ?? {}
  if (csrf) form.elements.csrfmiddlewaretoken.value = csrf
  return Boolean(csrf)
}

export const story = () => form.querySelector("[data-bar]").dataset.story
const root = () => location.pathname.replace(/(?:add|\d+\/change)\/$/, "")
export const autosaveAddress = () => (story() ? `${root()}${story()}/autosave/` : `${root()}autosave/`)
export const settleAddress = () => `${root()}${story()}/settle/`
export const checksAddress = () => `${root()}${story()}/checks/`
export const saveAddress = () => (story() ? `${root()}${story()}/change/` : `${root()}add/`)

// The screen as the server shows it now, to take single pieces from.
export async function freshPage() {
  const answer = await fetch(`${saveAddress()}?saved`)
  return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null
}
