// The front page's board: stories are dragged to places, Alt with an arrow moves one, U takes the last change back.
// Each of these presses a button of a form that is there without it.
// Expects <ol data-board><li data-place="1" data-story="12"><form data-moves|data-puts>…, and <li data-story="9"> beside it.
import { isMeant, listen } from "../desk/keys.js"

const places = [...document.querySelectorAll("[data-board] [data-place]")]
const stories = document.querySelectorAll("[data-board] [data-story], .front-offered [data-story]")
const formOf = story => story.querySelector("form[data-moves], form[data-puts]")
let dragged = null

for (const story of stories) {
  if (!formOf(story)) continue
  story.draggable = true
  story.addEventListener("dragstart", event => {
    dragged = story
    story.classList.add("is-moving")
    event.dataTransfer.effectAllowed = "move"
    event.dataTransfer.setData("text/plain", story.dataset.story)
  })
  story.addEventListener("dragend", () => {
    story.classList.remove("is-moving")
    for (const place of places) place.classList.remove("is-target")
    dragged = null
  })
}

for (const place of places) {
  place.addEventListener("dragover", event => {
    if (!dragged || dragged === place) return
    event.preventDefault()
    place.classList.add("is-target")
  })
  place.addEventListener("dragleave", () => place.classList.remove("is-target"))
  place.addEventListener("drop", event => {
    if (!dragged || dragged === place) return
    event.preventDefault()
    put(formOf(dragged), place.dataset.place)
  })
}

function put(form, place) {
  const name = form.matches("[data-moves]") ? "to" : "place"
  let field = form.querySelector(`:is(input, select)[name="${name}"]`)
  if (!field) {
    field = Object.assign(document.createElement("input"), { type: "hidden", name })
    form.append(field)
  }
  field.value = place
  form.submit()
}

document.addEventListener("keydown", event => {
  const button = event.altKey && isMeant(event) && { ArrowUp: "[data-up]", ArrowDown: "[data-down]" }[event.key]
  const pressed = button && event.target.closest?.("[data-board] [data-place]")?.querySelector(`${button}:enabled`)
  if (!pressed) return
  event.preventDefault()
  pressed.click()
})

listen({ u: () => document.querySelector("[data-undo]")?.click() })
