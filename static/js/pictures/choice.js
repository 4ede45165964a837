// A field for a library picture: the button opens the library as a window, whose answer is put into the select.
// Expects: [data-choice] (the field's name) with data-library, a select, [data-thumb], [data-choose], [data-drop] and
// [data-said]. Runs before the admin's own autocomplete, which then passes the select by.
for (const choice of document.querySelectorAll("[data-choice]")) begin(choice)

function begin(choice) {
  const select = choice.querySelector("select")
  const choose = choice.querySelector("[data-choose]")
  const drop = choice.querySelector("[data-drop]")
  select.classList.remove("admin-autocomplete")
  select.hidden = true
  choose.hidden = false
  drop.hidden = !select.value
  let library = null
  choose.addEventListener("click", () => {
    library = window.open(choice.dataset.library, `choose-${choice.dataset.choice}`, "popup,width=1100,height=800")
    library?.focus()
  })
  drop.addEventListener("click", () => put(choice, { picture: "", alt: "", thumb: "" }))
  addEventListener("message", (event) => {
    if (event.origin !== location.origin || event.source !== library) return
    if (event.data?.chosen === choice.dataset.choice) put(choice, event.data)
  })
}

function put(choice, { picture, alt, thumb }) {
  const select = choice.querySelector("select")
  const img = choice.querySelector("[data-thumb]")
  if (picture && ![...select.options].some((option) => option.value === String(picture))) {
    select.append(new Option(alt || picture, picture))
  }
  select.value = picture
  img.hidden = !picture
  if (thumb) img.src = thumb
  img.alt = alt
  choice.querySelector("[data-said]").textContent = alt
  choice.querySelector("[data-drop]").hidden = !picture
  choice.querySelector("[data-choose]").focus()
  for (const name of ["input", "change"]) select.dispatchEvent(new Event(name, { bubbles: true }))
}
