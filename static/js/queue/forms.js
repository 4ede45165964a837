// Forms that need words (answer, edit, block) open under the comment; they come from the comment's own page.
import { send } from "./line.js";
import { choose, itemOf } from "./list.js";

let open = null;

const isTouched = () => [...open.elements].some((field) => "defaultValue" in field && field.value !== field.defaultValue);

export function closeForm() {
  if (!open) return;
  const item = itemOf(open);
  open.remove();
  open = null;
  choose(item);
}

export async function openForm(link, item, answered) {
  if (open?.isConnected && isTouched()) return open.querySelector("textarea, input[type=text]").focus();
  open?.remove();
  const verb = link.dataset.form;
  const page = await fetch(link.href).then((answer) => answer.text());
  open = new DOMParser().parseFromString(page, "text/html").getElementById(verb);
  if (!open) return location.assign(link.href);
  const form = open;
  form.removeAttribute("id");
  form.querySelector("[data-cancel]").hidden = false;
  form.querySelector("[data-cancel]").addEventListener("click", closeForm);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    form.querySelector(".queue-form-end button").disabled = true;
    send(form, () => [])
      .then((answer) => {
        closeForm();
        answered(item, verb, answer);
      })
      .catch((problem) => refuse(form, problem));
  });
  item.querySelector(".queue-words").append(form);
  form.querySelector("textarea, input[type=radio]:checked").focus();
}

/** With the reason, and what was typed; to press once more is to do it knowing what the comment is by now. */
function refuse(form, { message: reason, seen }) {
  if (seen) form.querySelector("[name^=seen-]").value = seen;
  form.querySelector(".queue-form-end button").disabled = false;
  form.querySelector("[role=alert]")?.remove();
  form.prepend(Object.assign(document.createElement("p"), { className: "queue-problem", role: "alert", textContent: reason }));
}
