// What sharing gains by a script: a button that copies the story's address, and on phones the system's own sheet.
const links = document.querySelector("[data-share]")
const address = links.dataset.share

if (navigator.clipboard) {
  links.querySelector("ul").append(links.querySelector("template").content)
  const button = links.querySelector("button")
  button.setAttribute("aria-live", "polite")
  const name = button.textContent
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(address)
    button.textContent = button.dataset.copied
    setTimeout(() => (button.textContent = name), 4000)
  })
}

if (navigator.share && matchMedia("(pointer: coarse)").matches) {
  document.querySelector("[data-share-sheet]").addEventListener("click", (event) => {
    event.preventDefault()
    navigator.share({ title: document.querySelector("h1").textContent, url: address }).catch(() => {}) // closed again
  })
}
