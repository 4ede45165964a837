// Requests go one after the other, in the order in which they were asked for; the screen does not wait for them.
let line = Promise.resolve();
let waiting = 0;

/** Post `fields()`, asked for when its turn has come; nothing is sent where that gives nothing. */
export function send(form, fields) {
  waiting += 1;
  const answer = line.then(() => post(form, fields())).finally(() => (waiting -= 1));
  line = answer.catch(() => {});
  return answer;
}

/** When all is answered that was asked for, and that is asked for while this waits. */
export async function drained() {
  while (waiting) await line;
}

async function post(form, fields) {
  if (!fields) return null;
  const body = form.matches("[data-queue]") ? own(form) : new FormData(form);
  for (const [name, value] of fields) body.append(name, value);
  if (waiting > 1) body.append("quiet", "1"); // the numbers come with the last answer
  const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
  if (!answer.headers.get("Content-Type")?.startsWith("application/json")) throw new Error("");
  const said = await answer.json();
  if (!answer.ok) throw Object.assign(new Error((said.errors ?? [said.said]).join(" ")), { seen: said.seen });
  return said;
}

/** Of the queue's form only what stands in it itself: the fields of its comments are named one by one. */
function own(form) {
  const body = new FormData();
  for (const { name, value } of form.querySelectorAll("input[type=hidden]")) body.append(name, value);
  return body;
}

addEventListener("beforeunload", (event) => {
  if (waiting) event.preventDefault();
});
