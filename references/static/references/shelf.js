/*
  Search the shelf while typing. The page works without this file: the form is an ordinary one,
  and what arrives here is the very page that sending it would show.
*/

const PAUSE = 220; // Milliseconds; shorter than a look, longer than the gap between two keys.
const PARTS = ["#changelist-form", "#changelist-filter", "#shelf-count"];

const form = document.querySelector("#changelist-search");
const field = document.querySelector("#searchbar");
const count = document.querySelector("#shelf-count");
let pause = 0;
let running = null;
let shown = field?.value.trim();

function address() {
  const query = new URLSearchParams(new FormData(form));
  query.set(field.name, field.value.trim());
  if (!field.value.trim()) query.delete(field.name);
  return `${window.location.pathname}?${query}`;
}

function swap(page) {
  for (const part of PARTS) {
    const old = document.querySelector(part);
    const fresh = page.querySelector(part);
    // The live region itself stays: a reader of the screen hears only what changes inside it.
    if (old === count) old.textContent = fresh ? fresh.textContent : "";
    else if (old && fresh) old.replaceWith(document.adoptNode(fresh));
  }
  const boxes = document.querySelectorAll("tr input.action-select");
  if (boxes.length && window.Actions) window.Actions(boxes);
}

async function search() {
  const wanted = field.value.trim();
  // First of all: what was asked for before must not arrive after the field says otherwise.
  running?.abort();
  running = null;
  if (wanted === shown) {
    form.removeAttribute("aria-busy");
    return;
  }
  running = new AbortController();
  const target = address();
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(target, { signal: running.signal, credentials: "same-origin" });
    // Signed out meanwhile, or a fault: the ordinary page says it better than half a list.
    if (!answer.ok || answer.redirected) {
      window.location.assign(target);
      return;
    }
    swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
    shown = wanted;
    window.history.replaceState(null, "", target);
  } catch (error) {
    if (error.name === "AbortError") return;
    count.textContent = "The list could not be fetched. Press Enter to try again.";
  }
  form.removeAttribute("aria-busy");
}

if (form && field && count) {
  field.addEventListener("input", () => {
    window.clearTimeout(pause);
    pause = window.setTimeout(search, PAUSE);
  });
  form.addEventListener("submit", () => window.clearTimeout(pause));
}
