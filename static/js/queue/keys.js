// Single keys, by the letter that is printed on them: on a Hindi keyboard as well. Each can be switched off in one place.
const dialog = document.getElementById("keys");
const areOn = dialog.querySelector("[data-keys-on]");
const opener = document.querySelector("[data-opens=keys]");

export function listen(acts) {
  areOn.checked = localStorage.getItem("queue-keys") !== "off";
  areOn.addEventListener("change", () => localStorage.setItem("queue-keys", areOn.checked ? "on" : "off"));
  opener.hidden = false;
  opener.addEventListener("click", () => dialog.showModal());
  document.documentElement.classList.toggle("has-keys", areOn.checked);
  areOn.addEventListener("change", () => document.documentElement.classList.toggle("has-keys", areOn.checked));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return dialog.open || acts.escape();
    if (!areOn.checked || dialog.open || event.repeat || isTyping(event.target)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isHelp(event)) dialog.showModal();
    else if (!event.shiftKey && Object.hasOwn(acts, letter(event))) acts[letter(event)]();
    else return;
    event.preventDefault();
  });
}

const isTyping = (where) => where.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
const isHelp = ({ key, code, shiftKey }) => key === "?" || (code === "Slash" && shiftKey);
const letter = ({ key, code }) => (/^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace(/^Key/, "").toLowerCase());
