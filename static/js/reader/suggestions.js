// Headlines under the search field while one types: a combobox with a listbox (WAI-ARIA 1.2). The server makes the
// options, which are links, and the sentence for who listens. Whatever goes wrong, the form works as without this.
const PAUSE = 150 // milliseconds without a key before the server is asked
const FEWEST = 2 // letters

const form = document.querySelector("[data-suggestions]")
const input = form.querySelector("[name=q]")
form.append(form.querySelector("template").content)
const list = form.querySelector("[role=listbox]")
const said = form.querySelector("[role=status]")

let timer, request, answered // the text whose options the list holds
let current = null // the option that Enter opens

function choose(option) {
  current?.setAttribute("aria-selected", "false")
  current = option
  if (!option) return input.removeAttribute("aria-activedescendant")
  option.setAttribute("aria-selected", "true")
  option.scrollIntoView({ block: "nearest" })
  input.setAttribute("aria-activedescendant", option.id)
}

function show(shown) {
  choose(null)
  list.hidden = !shown
  input.setAttribute("aria-expanded", String(shown))
  if (!shown) said.textContent = ""
}

function stop() {
  clearTimeout(timer)
  request?.abort()
}

function close() {
  stop()
  show(false)
}

function fill(html) {
  const page = new DOMParser().parseFromString(html, "text/html")
  list.replaceChildren(...page.querySelectorAll("[role=option]"))
  show(list.childElementCount > 0)
  said.textContent = page.querySelector("p")?.textContent ?? ""
}

async function ask(text) {
  request = new AbortController()
  const { signal } = request
  try {
    const answer = await fetch(`${form.dataset.suggestions}?${new URLSearchParams({ q: text })}`, { signal })
    const html = answer.ok ? await answer.text() : ""
    if (signal.aborted || document.activeElement !== input) return
    answered = answer.ok ? text : undefined
    fill(html)
  } catch {
    if (!signal.aborted) close() // offline, or the server is gone: a search would say so
  }
}

// Also while an input method composes, which phones do all the time: what stands there begins a word as well.
function typed() {
  stop()
  if (input.value.trim().length < FEWEST) return show(false)
  timer = setTimeout(ask, PAUSE, input.value)
}

const neighbours = {
  ArrowDown: (options) => options[options.indexOf(current) + 1],
  ArrowUp: (options) => (current ? options[options.indexOf(current) - 1] : options.at(-1)),
}

function pressed(event) {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
  if (event.key in neighbours && list.childElementCount && answered === input.value) {
    event.preventDefault()
    if (list.hidden) show(true)
    choose(neighbours[event.key]([...list.children]) ?? null) // past either end the field is as it was typed
  } else if (event.key === "Enter" && current) {
    event.preventDefault()
    current.click()
  } else if (event.key === "Escape" && !list.hidden) {
    event.preventDefault() // the browser's own Escape empties the field: that is the next one
    close()
  }
}

const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" }
for (const [name, value] of Object.entries({ ...attributes, autocomplete: "off" })) input.setAttribute(name, value)
input.addEventListener("input", typed)
input.addEventListener("keydown", pressed)
input.addEventListener("blur", close)
form.addEventListener("submit", close)
addEventListener("pagehide", close)
list.addEventListener("pointerdown", (event) => event.preventDefault()) // the field keeps the focus
list.addEventListener("mousedown", (event) => event.preventDefault())
