/*
  Jump from change to change: two buttons, and the keys n and p.

  Without scripts the page shows the same; it is then scrolled by hand. Changes that the chosen
  kind leaves out, and those in the view that is not shown, are passed over.
*/

const section = document.getElementById("changes");
const tools = section?.querySelector("[data-jump]");
const WRITING = "input, textarea, select, [contenteditable]";

let current = null;

/* Every change that can be seen, by its number, once, at the place where it is told. */
function changes() {
  const seen = new Map();
  for (const told of section.querySelectorAll(".told[data-change]")) {
    const fold = told.closest("details:not([open])");
    if (!fold && told.offsetParent !== null) seen.set(told.dataset.change, told);
  }
  return [...seen.values()];
}

function step(by) {
  const all = changes();
  if (!all.length) return;
  const place = all.indexOf(current);
  const next = place < 0 ? (by > 0 ? 0 : all.length - 1) : (place + by + all.length) % all.length;
  show(all[next], next + 1, all.length);
}

function show(told, place, whole) {
  for (const each of section.querySelectorAll(".current")) each.classList.remove("current");
  current = told;
  for (const each of section.querySelectorAll(`[data-change="${told.dataset.change}"]`)) each.classList.add("current");
  told.tabIndex = -1;
  told.focus({ preventScroll: true });
  told.scrollIntoView({ block: "center" });
  tools.querySelector("[role=status]").textContent = `${place} of ${whole}: ${told.querySelector("strong").textContent}`;
}

function heard(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(WRITING)?.matches(":not([type=radio])")) return;
  if (event.key === "n") step(1);
  if (event.key === "p") step(-1);
}

if (tools) {
  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (button) step(Number(button.dataset.step));
  });
  document.addEventListener("keydown", heard);
}
