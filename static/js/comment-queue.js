// The queue without a mouse and without waiting: a decision shows at once and travels behind the moderator's back.
// Without this script the same buttons send the page's forms.
import * as bar from "./queue/bar.js";
import { closeForm, openForm } from "./queue/forms.js";
import { listen } from "./desk/keys.js";
import { send } from "./queue/line.js";
import * as list from "./queue/list.js";

const form = document.querySelector("[data-queue]");

function decide(verb, items) {
  if (!items.length) return;
  const leaving = items.filter((item) => !list.stays(item, verb));
  const press = { items: leaving, kept: items.filter((item) => !leaving.includes(item)), id: "" };
  const seen = items.map((item) => [`seen-${item.dataset.comment}`, item.querySelector("[data-seen]").value]);
  const comments = items.map((item) => ["comment", item.dataset.comment]);
  list.take(leaving);
  bar.tell(sentence(verb, items), press);
  send(form, () => [["verb", verb], ...comments, ...seen])
    .then((answer) => settle(press, answer))
    .catch((problem) => fail(press, problem));
}

function settle(press, answer) {
  press.id = answer.press;
  list.count(answer.counts);
  list.settled(press.items);
  for (const item of press.kept) list.refresh(item);
  bar.settle(press, answer.said, answer.lost.join(" "));
}

function fail(press, problem) {
  bar.drop(press, form.dataset.failed);
  list.putBack(press.items, problem.message || form.dataset.failed);
}

function undo() {
  const press = bar.newest();
  if (!press) return;
  list.putBack(press.items);
  bar.drop(press, "");
  // Its name comes with the answer to the press, which goes before this one.
  send(form, () => press.id && [["verb", "undo"], ["press", press.id]])
    .then((answer) => answer && undone(press, answer))
    .catch((problem) => bar.tell(problem.message || form.dataset.failed));
}

function undone(press, answer) {
  list.count(answer.counts);
  const isBack = (item) => answer.done.includes(Number(item.dataset.comment));
  list.take(press.items.filter((item) => !isBack(item)));
  for (const item of press.kept) list.refresh(item);
  bar.tell([answer.said, ...answer.lost].join(" "));
  if (!press.items.length && !press.kept.length) location.reload(); // pressed before this page was here
}

function sentence(verb, items) {
  const said = items.length > 1 ? form.dataset.saidMany : form.dataset[`said${verb[0].toUpperCase()}${verb.slice(1)}`];
  return said?.replace("{name}", items[0].dataset.name).replace("{count}", items.length) ?? "";
}

function answered(item, verb, answer) {
  const leaves = verb === "reply" && item.querySelector("[data-seen]").value === "pending";
  const press = { items: leaves ? [item] : [], kept: leaves ? [] : [item], id: answer.press };
  if (leaves) list.take([item]);
  else list.choose(item);
  if (leaves) list.settled([item]);
  if (!leaves) list.refresh(item);
  list.count(answer.counts);
  bar.tell(answer.said, answer.press && press);
}

function closeMenus(but = null) {
  const menus = [...document.querySelectorAll(".queue-more[open]")].filter((menu) => !menu.contains(but));
  for (const menu of menus) menu.open = false;
  return menus.length;
}

const open = (link) => openForm(link, list.itemOf(link), answered);
const chosenOr = (item) => (list.chosen().length ? list.chosen() : item ? [item] : []);

function press(selector) {
  const found = list.current()?.querySelector(selector);
  if (found?.dataset.form) open(found);
  else if (found) decide(found.dataset.verb, chosenOr(list.current()));
}

if (form) {
  list.begin();
  bar.begin();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { dataset, value } = event.submitter;
    decide(dataset.verb ?? value, dataset.verb ? [list.itemOf(event.submitter)] : list.chosen());
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-bar]")) return;
    event.preventDefault();
    undo();
  });
  document.addEventListener("click", (event) => {
    closeMenus(event.target);
    const link = event.target.closest("[data-form]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    closeMenus();
    open(link);
  });
  listen({
    a: () => press("[data-verb=approve]"),
    s: () => press("[data-verb=spam]"),
    t: () => press("[data-verb=trash]"),
    f: () => press("[data-feature]"),
    r: () => press("[data-form=reply]"),
    e: () => press("[data-form=edit]"),
    b: () => press("[data-form=ban]"),
    j: () => list.step(1),
    k: () => list.step(-1),
    x: () => list.select(list.current()),
    u: undo,
    escape: () => closeMenus() || closeForm(),
  });
}
