// Keeps the size of letters that a reader chose for the next story, in this browser and nowhere else. The size itself
// is CSS (story-tools.css). The page waits for this module before it is painted, so that no line moves afterwards.
const KEY = "text-size"
const root = document.documentElement

function kept() {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null // storage is switched off: the choice holds for this page
  }
}

function keep(size) {
  try {
    localStorage.setItem(KEY, size)
  } catch {
    // as above
  }
}

function choose() {
  const radios = [...document.querySelectorAll("[name=text-size]")]
  for (const radio of radios) {
    if (radio.value === kept()) radio.checked = true
    radio.addEventListener("change", () => keep(radio.value))
  }
  delete root.dataset.textSize // from here on the radios say it
}

if (kept()) root.dataset.textSize = kept()
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", choose)
else choose()
