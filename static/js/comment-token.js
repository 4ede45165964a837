// A form's signed moment: fetched when somebody begins to write, again when it has grown old. Without it the comment
// waits for a moderator, and nothing else.
const form = document.querySelector("form[data-token-from]");
const OLD = 10 * 60 * 60 * 1000; // milliseconds
let fetchedAt = -Infinity;

async function fetchToken() {
  if (Date.now() - fetchedAt < OLD) return;
  fetchedAt = Date.now();
  try {
    const answer = await fetch(form.dataset.tokenFrom, { cache: "no-store", credentials: "omit" });
    if (!answer.ok) throw new Error(answer.status);
    form.elements.token.value = (await answer.json()).token;
  } catch {
    fetchedAt = -Infinity; // tried again at the next touch
  }
}

form?.addEventListener("focusin", fetchToken);
