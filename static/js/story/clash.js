// Two people rewrote one paragraph: yours, theirs and what stood there before, to choose with a button, 1 or 2.
// Until then nothing is overwritten: a save still says from where it began, and is asked again.
import { make, say } from "./sentences.js"
import { bases, read, setHidden, write } from "./form.js"
import { withBlock } from "./blocks.js"

const place = document.querySelector("[data-notices]")
let asked = [] // all of the present question
let disputes = [] // those that are not decided yet
let taken = [] // those in which theirs was chosen
let nextBases = {}
let resolved = async () => true
let changed = () => {}

export const pending = () => disputes.length
export function onResolved(call) { resolved = call }
export function onChanged(call) { changed = call }

// `page` is a fresh copy of the screen that knows the names of what a colleague chose.
export function ask(questions, bases, page) {
  asked = questions.map((dispute) => ({ ...dispute, page }))
  disputes = asked
  taken = taken.filter((old) => !asked.some((dispute) => dispute.field === old.field && dispute.paragraph === old.paragraph))
  nextBases = bases
  show()
  place.querySelector(".clash")?.focus()
}

export function clear() {
  disputes = []
  taken = []
  show()
}

function show() {
  place.querySelector("[data-clash]")?.remove()
  if (disputes.length) place.prepend(section(disputes[0]))
  changed()
}

function section(dispute) {
  const who = dispute.who || say("somebody")
  const title = say(dispute.paragraph ? "clash" : "clashField", { name: who, label: dispute.label })
  return make("section", { class: "clash", "data-clash": true, tabindex: "-1", "aria-labelledby": "clash-title", onkeydown: (event) => pressed(event, dispute) },
    make("h2", { id: "clash-title" }, title),
    make("p", { class: "quiet" }, say("clashKept")),
    make("div", { class: "clash-texts" },
      text("", say("before"), dispute.before),
      text("is-mine", say("yours"), dispute.changes?.yours ?? dispute.yours, choice(say("useYours"), "1", () => choose(dispute, false))),
      text("is-theirs", say("theirs", { name: who, when: dispute.when ?? "" }), dispute.changes?.theirs ?? dispute.theirs,
        choice(say("useTheirs", { name: who }), "2", () => choose(dispute, true)))),
    make("button", { type: "button", onclick: later }, say("decideLater")))
}

// The texts come from our server: sanitised bodies, escaped words, or words marked with <ins> and <del>.
function text(kind, name, html, button = null) {
  const words = make("div", { class: "text" })
  words.innerHTML = html || say("empty")
  return make("div", { class: `clash-text ${kind}` }, make("h3", {}, name), words, button)
}

function choice(label, key, act) {
  return make("button", { type: "button", "data-choice": key, onclick: act }, label, make("kbd", {}, key))
}

function pressed(event, dispute) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
  if (event.key === "1" || event.key === "2") {
    event.preventDefault()
    choose(dispute, event.key === "2")
  } else if (event.key === "Escape") later()
}

function later() {
  place.querySelector("[data-clash]")?.remove()
  place.prepend(make("div", { class: "story-notice", "data-clash": true },
    make("p", {}, say("choose", { count: disputes.length })),
    make("button", { type: "button", onclick: () => { show(); place.querySelector(".clash")?.focus() } }, say("clashField", { name: disputes[0].who, label: disputes[0].label }))))
}

async function choose(dispute, theirs) {
  disputes = disputes.filter((other) => other !== dispute)
  if (theirs) taken.push(dispute)
  show()
  if (disputes.length) return place.querySelector(".clash")?.focus()
  const before = bases()
  const chosen = taken
  setHidden(nextBases)
  if (await resolved(chosen)) return
  if (disputes.length) { // somebody saved once more: what was chosen elsewhere still holds
    taken = chosen.filter((old) => !disputes.some((other) => other.field === old.field && other.paragraph === old.paragraph))
    return
  }
  setHidden(before)
  disputes = asked
  taken = []
  show()
}

// Put the colleague's text where mine stands.
export function useTheirs(dispute) {
  if (dispute.paragraph) {
    const now = read()[dispute.field][0]
    write({ [dispute.field]: withBlock(now, dispute.paragraph, dispute.theirs) })
  } else {
    write({ [dispute.field]: dispute.raw.theirs }, dispute.page)
  }
}
