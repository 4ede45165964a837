// What was done last, and what can be taken back: each press for a minute, the newest first.
const bar = document.querySelector("[data-bar]");
const said = bar?.querySelector("[data-said]");
const button = bar?.querySelector("[data-undo]");
const lasts = Number(bar?.dataset.seconds) * 1000;
const presses = [];
let told = null;
let hiding = 0;

export function begin() {
  const { value } = bar.querySelector("[name=press]");
  if (value) tell(said.textContent, { items: [], kept: [], id: value });
}

/** Say what is done by `press`, which can be taken back from now on. */
export function tell(sentence, press = null) {
  if (press) presses.push(Object.assign(press, { at: Date.now() }));
  told = press;
  show(sentence);
}

/** The server's own words about a press, if nothing was pressed since; without a name there is no way back. */
export function settle(press, sentence, lost) {
  press.at = Date.now(); // the minute begins when it is saved
  if (!press.id) forget(press);
  if (told === press || lost) show(`${sentence} ${lost}`.trim());
}

export function drop(press, sentence) {
  forget(press);
  told = null;
  show(sentence);
}

export function newest() {
  const press = presses.at(-1);
  return press && Date.now() - press.at < lasts ? press : null;
}

function forget(press) {
  const place = presses.indexOf(press);
  if (place >= 0) presses.splice(place, 1);
}

function show(sentence) {
  if (sentence) said.textContent = sentence;
  button.hidden = !told || newest() !== told; // beside its own sentence alone: U takes back what was before, too
  bar.classList.toggle("is-shown", Boolean(said.textContent));
  clearTimeout(hiding);
  hiding = setTimeout(() => {
    said.textContent = "";
    show("");
  }, lasts);
}
