// The comments on the screen: which one is looked at, how one leaves and comes back to its place, where more come from.
import { drained } from "./line.js";

const KEPT = 40; // comments that are loaded ahead
const AGAIN = 3_000; // milliseconds until a page is asked for again that did not come
const list = document.querySelector("[data-list]");
const places = new WeakMap(); // item -> its place in the order in which the server gave it
const away = new Set(); // keys of comments that are on their way to the server, or were when a page was asked for
const arrived = new Set(); // those of them that the server has by now
let last = 0;
let loading = null;

const items = () => [...list.querySelectorAll("[data-comment]")];
export const itemOf = (element) => element.closest("[data-comment]");
export const current = () => list.querySelector(".is-current") ?? list.querySelector("[data-comment]");
export const chosen = () => items().filter((item) => item.querySelector("[name=comment]")?.checked);

export function begin() {
  for (const item of items()) places.set(item, (last += 1));
  mark(current());
  list.addEventListener("focusin", (event) => mark(itemOf(event.target)));
  list.addEventListener("change", tellChosen);
  const all = document.querySelector("[data-select-all]");
  if (!all) return;
  all.hidden = false;
  all.addEventListener("change", (event) => {
    for (const item of items()) item.querySelector("[name=comment]").checked = event.target.checked;
    tellChosen();
  });
}

function mark(item) {
  if (!item || item.classList.contains("is-current")) return;
  list.querySelector(".is-current")?.classList.remove("is-current");
  item.classList.add("is-current");
}

export function choose(item) {
  if (!item) return;
  mark(item);
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}

export function step(by) {
  const here = current(); // it is marked, also before anything has the focus
  const next = by > 0 ? here?.nextElementSibling : here?.previousElementSibling;
  choose(next ?? here);
}

export function select(item) {
  const box = item?.querySelector("[name=comment]");
  if (box) box.checked = !box.checked;
  tellChosen();
}

function tellChosen() {
  const count = chosen().length;
  for (const button of document.querySelectorAll("[data-bulk]")) {
    button.dataset.word ??= button.textContent.trim();
    button.textContent = count ? `${button.dataset.word} ${count}` : button.dataset.word;
  }
}

/** Whether a comment is still what this view shows once `verb` is done. */
export function stays(item, verb) {
  const isSettled = item.querySelector("[data-seen]").value === "approved";
  return new URLSearchParams(location.search).has("by") || (isSettled && /feature$/.test(verb));
}

export function take(leaving) {
  if (!leaving.length) return;
  const rest = items().filter((item) => !leaving.includes(item));
  const next = rest.find((item) => places.get(item) > places.get(leaving[0])) ?? rest.at(-1);
  for (const item of leaving) {
    away.add(item.dataset.comment);
    item.querySelector("[name=comment]").checked = false;
    item.classList.remove("is-current");
    item.remove();
  }
  tellChosen();
  choose(next);
  queueMicrotask(keepFull); // once the decision stands in line
}

export function settled(gone) {
  for (const item of gone) arrived.add(item.dataset.comment);
  if (!loading) forgetArrived();
}

/** A page that was asked for before may still hold them. */
function forgetArrived() {
  for (const key of arrived) away.delete(key);
  arrived.clear();
}

/** Each to the place it had, with the reason why, if it comes back because something went wrong. */
export function putBack(returning, problem = "") {
  for (const item of returning) {
    away.delete(item.dataset.comment);
    arrived.delete(item.dataset.comment);
    if (item.isConnected) continue;
    list.insertBefore(item, items().find((other) => places.get(other) > places.get(item)) ?? null);
    item.querySelector(".queue-problem")?.remove();
    if (problem) item.prepend(Object.assign(document.createElement("p"), { className: "queue-problem", textContent: problem }));
  }
  list.querySelector("[data-empty]")?.remove();
  choose(returning[0]);
}

export async function refresh(item) {
  const answer = await fetch(`${item.dataset.comment}/?row=1&${location.search.slice(1)}`);
  if (!answer.ok) return;
  const hadFocus = item.contains(document.activeElement);
  item.innerHTML = await answer.text();
  if (hadFocus) choose(item);
}

export function count(counts) {
  for (const [view, number] of Object.entries(counts ?? {}))
    document.querySelector(`[data-count="${view}"]`).textContent = number;
  const place = document.querySelector(`#nav-sidebar [href="${location.pathname}"] .count`);
  if (!place || !counts) return;
  place.firstChild.data = counts.waiting;
  place.hidden = counts.waiting === "0";
}

/** Load further ones before the page runs out; when all is decided, ask what has come since. */
function keepFull() {
  const next = document.querySelector("[data-next]");
  if (loading || (next && items().length > KEPT) || (!next && items().length)) return;
  loading = (next ? load(next.href, next) : drained().then(() => items().length || load(address(), null)))
    .then(() => loaded(0))
    .catch(() => loaded(AGAIN));
}

function loaded(pause) {
  loading = null;
  forgetArrived();
  if (!list.querySelector("[data-empty]")) setTimeout(keepFull, pause);
}

function address() {
  const asked = new URLSearchParams(location.search);
  asked.delete("after");
  return `${location.pathname}?${asked}`;
}

async function load(from, link) {
  const answer = await fetch(from);
  if (!answer.ok || answer.redirected) throw new Error("");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const known = new Set(items().map((item) => item.dataset.comment));
  const further = [...page.querySelectorAll("[data-comment]")].filter(
    ({ dataset }) => !known.has(dataset.comment) && !away.has(dataset.comment),
  );
  goOn(link, page.querySelector("[data-next]"));
  const wasEmpty = !items().length;
  for (const item of further) {
    places.set(item, (last += 1));
    list.append(item);
  }
  if (wasEmpty && further.length) choose(current());
  else if (wasEmpty && !link) showEmpty(page.querySelector("[data-empty]"));
}

function goOn(link, further) {
  if (link && further) link.href = further.href;
  else if (link) link.closest("p").remove();
  else if (further) list.after(further.closest("p"));
}

function showEmpty(sentence) {
  if (!sentence || list.querySelector("[data-empty]")) return;
  list.append(sentence);
  sentence.focus();
}
