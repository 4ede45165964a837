// The queue without a mouse: J K choose a comment, A S T decide, U takes the last decision back. Without this script
// the same buttons send the page's form.
const form = document.querySelector("[data-queue]");
const said = document.querySelector("[data-said]");
const keysOn = document.querySelector("[data-keys-on]");
const VERBS = { a: "approve", s: "spam", t: "trash" };
const decided = []; // {row, next}: what U brings back, the newest last

const rows = () => [...form.querySelectorAll("[data-comment]:not([hidden])")];
const chosen = () => rows().find((row) => row.contains(document.activeElement));

function choose(row) {
  row?.focus();
  row?.scrollIntoView({ block: "nearest" });
}

async function send(verb, key) {
  const body = new FormData(form);
  ["comment", "verb", "one"].forEach((name) => body.delete(name));
  body.set("one", `${verb}:${key}`);
  const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.status);
  const { said: sentence, counts } = await answer.json();
  for (const [view, count] of Object.entries(counts)) document.querySelector(`[data-count="${view}"]`).textContent = count;
  said.textContent = sentence;
}

async function decide(verb, row) {
  const all = rows();
  const next = all[all.indexOf(row) + 1] ?? all[all.indexOf(row) - 1];
  row.hidden = true;
  decided.push(row);
  choose(next);
  try {
    await send(verb, row.dataset.comment);
    if (!rows().length) location.reload();
  } catch {
    decided.splice(decided.indexOf(row), 1);
    row.hidden = false;
    choose(row);
    said.textContent = form.dataset.failed;
  }
}

async function undo() {
  const row = decided.pop();
  if (!row) return;
  await send("restore", row.dataset.comment);
  row.hidden = false;
  choose(row);
}

form.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=one]");
  if (!button) return;
  event.preventDefault();
  decide(button.value.split(":")[0], button.closest("[data-comment]"));
});

if (keysOn) {
  keysOn.checked = localStorage.getItem("queue-keys") !== "off";
  keysOn.addEventListener("change", () => localStorage.setItem("queue-keys", keysOn.checked ? "on" : "off"));
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (!keysOn?.checked || typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = rows();
  const row = chosen() ?? all[0];
  if (event.key in VERBS && row && form.querySelector(`[value^="${VERBS[event.key]}"]`)) decide(VERBS[event.key], row);
  else if (event.key === "j") choose(chosen() ? all[all.indexOf(row) + 1] : row);
  else if (event.key === "k") choose(all[all.indexOf(row) - 1]);
  else if (event.key === "u") undo();
  else if (event.key === "?") document.querySelector(".queue-keys").toggleAttribute("open");
  else return;
  event.preventDefault();
});
