// Single keys, by the letter that is printed on them: on a Hindi keyboard as well. All are switched off in one place.
// Expects <dialog id="keys"> with a row for each key that leads somewhere: <div data-key="g t" data-goes="/admin/">.
// A screen adds keys of its own with listen({ a: () => …, escape: () => … }).
const dialog = document.getElementById("keys");
const areOn = dialog?.querySelector("[data-keys-on]");
const SECOND_WITHIN = 1500; // milliseconds between the two keys of "G T"

let acts = {};
let first = { key: "", at: 0 };

export function listen(more) {
  acts = more;
}

export function begin() {
  if (!dialog) return;
  areOn.checked = localStorage.getItem("desk-keys") !== "off";
  areOn.addEventListener("change", () => {
    localStorage.setItem("desk-keys", areOn.checked ? "on" : "off");
    show();
  });
  show();
  for (const opener of document.querySelectorAll("[data-opens=keys]")) {
    opener.hidden = false;
    opener.addEventListener("click", () => dialog.showModal());
  }
  document.addEventListener("keydown", press);
}

const show = () => document.documentElement.classList.toggle("has-keys", areOn.checked);

function press(event) {
  if (event.key === "Escape") return dialog.open || acts.escape?.();
  if (!isMeant(event)) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (isHelp(event)) dialog.showModal();
  else if (event.shiftKey || !act(letter(event))) return;
  event.preventDefault();
}

// Two keys before one: "G T" leads to Today, also where T alone does something else.
function act(key) {
  const both = performance.now() - first.at < SECOND_WITHIN ? `${first.key} ${key}` : "";
  first = { key: "", at: 0 };
  if (goTo(both) || (Object.hasOwn(acts, key) && key !== "escape" && (acts[key](), true))) return true;
  if (key === "/" && search()) return true;
  if (goTo(key)) return true;
  if (dialog.querySelector(`[data-key^="${CSS.escape(key)} "]`)) first = { key, at: performance.now() };
  return first.key !== "";
}

function goTo(keys) {
  const place = [...dialog.querySelectorAll("[data-goes]")].find((row) => row.dataset.key === keys);
  if (place) location.assign(place.dataset.goes);
  return Boolean(place);
}

function search() {
  const field = document.querySelector("[data-search]");
  field?.focus();
  return Boolean(field);
}

// A key of the screen's, and not of a field's or of the dialog's; none is while they are switched off.
export const isMeant = ({ repeat, target }) => areOn?.checked && !dialog.open && !repeat && !isTyping(target);

const isTyping = (where) => where.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
const isHelp = ({ key, code, shiftKey }) => key === "?" || (code === "Slash" && shiftKey);
const letter = ({ key, code }) => {
  if (/^[a-z/]$/i.test(key)) return key.toLowerCase();
  return code === "Slash" ? "/" : code.replace(/^Key/, "").toLowerCase();
};
