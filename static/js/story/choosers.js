// The choosers of the panel (the admin's select2) say their field's name to a screen reader.
// Expects: .panel .form-row with a label and select.admin-autocomplete.
const NAMELESS = [".select2-search__field", ".select2-selection", ".select2-selection__rendered[role]"]
  .map((field) => `${field}:not([aria-label])`).join()
const panel = document.querySelector(".panel")

function name() {
  for (const field of panel.querySelectorAll(NAMELESS)) {
    const label = field.closest(".form-row")?.querySelector("label")?.textContent.trim()
    if (!label) continue
    field.setAttribute("aria-label", label)
    field.removeAttribute("aria-labelledby")
  }
}

if (panel) {
  new MutationObserver(name).observe(panel, { childList: true, subtree: true })
  name()
}

// The main section is not offered as a further one, and is none once it is chosen.
const section = document.getElementById("id_section")
const further = [...document.querySelectorAll("input[name=categories]")]

function leaveOut() {
  for (const box of further) box.disabled = box.value === section.value && !box.checked // its parts stay below it
}

section?.addEventListener("change", () => {
  for (const box of further) if (box.value === section.value) box.checked = false
  leaveOut()
})
if (section) leaveOut()
