// An editor sent the story back, a reporter sent it on: the heartbeat says that it stands elsewhere now, and the bar and
// the notes follow. What the bar said of an act that is over goes.
import { onAnswer } from "./autosave.js"
import { tell } from "./saved-line.js"
import { renewBar } from "./saving.js"

const states = document.querySelector("[data-states]")
const words = () => states.textContent.replace(/\s+/g, " ")
let known = null

onAnswer(async ({ stands }) => {
  const now = JSON.stringify(stands)
  if (!stands || now === known) return
  const isFirst = known === null
  known = now
  if (isFirst) return
  const before = words()
  await renewBar()
  if (words() !== before) tell("")
})
