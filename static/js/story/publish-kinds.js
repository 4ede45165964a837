// The publish sheet follows what is chosen on it: the sentence to readers goes with a correction, the moment with
// "later", and the button says what will happen then, and when: in the server's words, asked for each moment.
// Expects: [data-publish-sheet] with radios named change_… and when; .publish-sentence and .publish-moment beside them, and a
// button with data-now, data-later (empty for no moment or one that is over) and data-either.
function follow(sheet) {
  for (const kinds of sheet.querySelectorAll(".publish-kinds")) {
    const chosen = kinds.querySelector("input[type=radio]:checked")?.value
    kinds.querySelector(".publish-sentence").hidden = chosen !== "correction"
  }
  const moment = sheet.querySelector(".publish-moment")
  if (moment) moment.hidden = !isLater(sheet)
  nameButton(sheet)
}

const isLater = (sheet) => sheet.querySelector("[name=when]:checked")?.value === "later"

function nameButton(sheet) {
  const button = sheet.querySelector("[data-now]")
  if (button) button.textContent = isLater(sheet) ? button.dataset.later || button.dataset.either : button.dataset.now
}

// What was refused about the former moment is no longer true of this one.
async function momentChanged(sheet) {
  const button = sheet.querySelector("[data-now]")
  const typed = () => [...sheet.querySelectorAll(".publish-moment input")].map(({ value }) => value)
  const asked = typed()
  sheet.querySelector(".publish-moment .errorlist")?.remove()
  button.dataset.later = ""
  nameButton(sheet)
  if (!asked.every(Boolean)) return
  const address = `${sheet.getAttribute("action")}?at=${asked.join("T")}`
  const answer = await fetch(address, { headers: { Accept: "application/json" } }).then((found) => found.json()).catch(() => null)
  if (!answer?.html || typed().join() !== asked.join()) return
  const fresh = new DOMParser().parseFromString(answer.html, "text/html").querySelector("[data-now]")
  button.dataset.later = fresh?.dataset.later ?? ""
  nameButton(sheet)
}

document.addEventListener("input", ({ target }) => {
  const sheet = target.closest?.(".publish-moment")?.closest("[data-publish-sheet]")
  if (sheet) momentChanged(sheet)
})

document.addEventListener("change", ({ target }) => {
  const sheet = target.closest?.("[data-publish-sheet]")
  if (!sheet) return
  follow(sheet)
  if (target.value === "correction") sheet.querySelector(`[name=${target.name.replace("change", "sentence")}]`).focus()
  if (target.value === "later" && target.name === "when") sheet.querySelector(".publish-moment input").focus()
})

for (const sheet of document.querySelectorAll("[data-publish-sheet]")) follow(sheet)

export { follow }
