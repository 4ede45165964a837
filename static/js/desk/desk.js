// What every screen of the desk has: keys, drops that close, and the sidebar's button. Screens read right without it.
import { begin } from "./keys.js";

const drops = () => document.querySelectorAll("details.drop[open]");

document.addEventListener("click", ({ target }) => {
  for (const drop of drops()) if (!drop.contains(target)) drop.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const drop of drops()) {
    drop.open = false;
    drop.querySelector("summary").focus();
  }
});

document.querySelector("[data-opens=sidebar]")?.addEventListener("click", ({ currentTarget }) => {
  const isOpen = document.getElementById("main").classList.toggle("shifted");
  currentTarget.setAttribute("aria-expanded", isOpen);
});

begin();
