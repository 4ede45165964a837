// The line in the bar that says what is kept where. It speaks once it has something to say, and never flickers.
// Expects: [data-saved] with role="status".
import { make, say } from "./sentences.js"

const line = document.querySelector("[data-saved]")
const SLOW = 2000 // milliseconds until "Saving…" is worth a word
let waiting = null
let spoken = ""

export function tell(sentence, { asks = false, link = null } = {}) {
  clearTimeout(waiting)
  waiting = null
  const said = sentence + (link?.label ?? "")
  if (said === spoken) return
  spoken = said
  line.classList.toggle("is-asking", asks)
  line.replaceChildren(sentence)
  if (link) line.append(" ", make("a", { href: link.address, target: "_blank", rel: "noopener" }, link.label))
}

export function saving() {
  waiting ??= setTimeout(() => tell(say("saving")), SLOW)
}

// What failed, in words that say where the text is.
export function tellFailure({ kind, answer }, kept) {
  if (!kept) tell(say("unkept"), { asks: true })
  else if (kind === "offline") tell(say("offline"), { asks: true })
  else if (kind === "signedOut") {
    tell(answer.said || say("signedOut"), { asks: true, link: { label: say("signIn"), address: answer.login ?? "/admin/login/" } })
  } else if (kind === "broken") tell(say("broken"), { asks: true })
  else tell(say("refused", { said: answer.said ?? "" }), { asks: true })
}
