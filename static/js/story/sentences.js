// What the screen says, in the language of the desk: say("isHere", { name }), say("leaveOut.hi").
const element = document.getElementById("story-sentences")
const SENTENCES = element ? JSON.parse(element.textContent) : {}

export function say(name, values = {}) {
  const sentence = name.split(".").reduce((found, part) => found?.[part], SENTENCES) ?? ""
  return sentence.replace(/\{(\w+)\}/g, (_match, key) => values[key] ?? "")
}

// An element with text or children: make("button", { type: "button", class: "quiet" }, "Close").
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value)
    else element.setAttribute(key, value === true ? "" : value)
  }
  element.append(...children.filter((child) => child !== null && child !== undefined))
  return element
}
