// The desk's preview: a desktop page made as small as its place, links out of the frame in a tab of their own, and
// addresses to copy at a press. Without it the desktop page scrolls sideways and addresses are marked by hand.

const DESKTOP = 1280

const fitted = new ResizeObserver(entries => {
  for (const { target, contentRect } of entries) {
    const scale = Math.min(1, contentRect.width / DESKTOP)
    target.style.setProperty("--preview-scale", scale)
  }
})
for (const place of document.querySelectorAll('[data-preview="desktop"]')) {
  place.classList.add("is-fitted")
  fitted.observe(place)
}

// Readers' pages may not stand in a frame: what a link leads to opens beside the desk.
const outOf = frame => frame.contentDocument?.addEventListener("click", event => {
  const link = event.target.closest("a[href]")
  if (!link || link.getAttribute("href").startsWith("#")) return
  event.preventDefault()
  window.open(link.href, "_blank", "noopener")
})
for (const frame of document.querySelectorAll(".preview iframe")) {
  frame.addEventListener("load", () => outOf(frame))
  outOf(frame)
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const address = button.parentElement.querySelector("input[readonly]")
  address.addEventListener("focus", () => address.select())
  button.hidden = false
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(address.value)
    button.textContent = button.closest("[data-copied]").dataset.copied
  })
}
