// A card for a video or post of another site shows it in its place, after a press and not before.
// <figure class="embed" data-frame="https://…"><div class="embed-still">… <template><button></template></div></figure>

function frameOf(card, name) {
  const frame = document.createElement("iframe")
  frame.src = card.dataset.frame
  frame.title = name
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture"
  frame.referrerPolicy = "strict-origin-when-cross-origin"
  frame.sandbox = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation"
  return frame
}

for (const card of document.querySelectorAll("[data-frame]")) {
  const still = card.querySelector(".embed-still")
  const button = still.querySelector("template").content.firstElementChild.cloneNode(true)
  button.addEventListener("click", () => {
    const title = still.querySelector(".embed-title")
    const frame = frameOf(card, (title ?? still.querySelector(".embed-site")).textContent)
    still.replaceWith(frame, title ?? "")
    frame.focus()
  })
  still.querySelector(".embed-acts").prepend(button)
}
