// A quiet sentence of the editor at the foot of the window, read out and gone after a while.
const SECONDS = 20

export function say(sentence) {
  document.querySelector(".editor-notice")?.remove()
  const notice = document.createElement("p")
  notice.className = "editor-notice"
  notice.role = "status"
  document.body.append(notice)
  notice.textContent = sentence
  setTimeout(() => notice.remove(), SECONDS * 1000)
}
