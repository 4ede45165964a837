// Beside the text: its words and minutes, whether the headline fits; under the tags: those that its words suggest. Under
// the preview of a search: that the headline is cut there.
// Expects: #article_form, [data-numbers-address], in each [data-column] elements [data-count=words] and
// [data-count=headline], and select[name=tags] with [data-suggested] (a heading and an empty list) beside it.
const form = document.getElementById("article_form")
const address = form?.querySelector("[data-numbers-address]")?.dataset.numbersAddress
const PAUSE = 1_500 // milliseconds after the last key
const FIELDS = /^(?:(?:title|summary|body|seo_title)_(?:hi|en)|tags|csrfmiddlewaretoken)$/
let timer = 0
let asked = 0

function soon() {
  clearTimeout(timer)
  timer = setTimeout(ask, PAUSE)
}

async function ask() {
  const mine = (asked += 1)
  const data = new FormData(form)
  for (const name of [...data.keys()]) if (!FIELDS.test(name)) data.delete(name)
  try {
    const answer = await fetch(address, { method: "POST", body: data, headers: { Accept: "application/json" }, redirect: "error" })
    if (answer.ok && mine === asked) show(await answer.json())
  } catch {
    // offline: the numbers wait
  }
}

function show({ counts, tags }) {
  for (const [language, numbers] of Object.entries(counts)) {
    const column = form.querySelector(`[data-column="${language}"]`)
    write(column?.querySelector("[data-count=words]"), numbers.said)
    const headline = column?.querySelector("[data-count=headline]")
    write(headline, numbers.headline_said)
    headline?.classList.toggle("is-long", !numbers.fits)
    const preview = form.querySelector(`[data-search-preview="${language}"]`)
    write(preview?.querySelector("[data-cut]"), numbers.fits ? "" : preview.querySelector("[data-cut]").dataset.cut)
  }
  suggest(tags)
}

function write(element, text) {
  if (element && element.textContent !== text) element.textContent = text
}

function suggest(tags) {
  const place = form.querySelector("[data-suggested]")
  if (!place) return
  const list = place.querySelector("ul")
  place.hidden = tags.length === 0
  list.replaceChildren(...tags.map((name) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: name, value: name })
    const item = document.createElement("li")
    item.append(button)
    return item
  }))
}

function take(name) {
  const select = form.elements.tags
  const known = [...select.options].find((option) => option.value === name)
  if (known) known.selected = true
  else select.append(new Option(name, name, true, true))
  window.django?.jQuery(select).trigger("change")
  form.dispatchEvent(new Event("input", { bubbles: true }))
}

if (address) {
  form.addEventListener("input", soon)
  form.addEventListener("change", soon)
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-suggested] button")
    if (!button) return
    const next = button.closest("li").nextElementSibling?.querySelector("button") ?? form.querySelector("[data-suggested] button")
    take(button.value)
    button.closest("li").remove()
    next?.focus()
  })
  ask()
}
