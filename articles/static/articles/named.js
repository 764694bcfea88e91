/*
  Name the fields that Django's own widgets leave without a name: a select that is looked up in
  (select2 puts a box in its place that has none), and the two halves of a date with a time.
*/

function words(field) {
  const label = document.querySelector(`label[for="${field.id}"]`) ?? field.closest("fieldset.aligned, .form-row")?.querySelector("legend, label");
  return field.getAttribute("aria-label") ?? label?.textContent.replace(/:\s*$/, "").trim() ?? "";
}

function nameBox(box) {
  const select = box.previousElementSibling?.closest("select");
  const name = select && words(select);
  if (!name) return;
  const shown = box.querySelector(".select2-selection__rendered");
  const chosen = shown?.title || "nothing chosen";
  set(shown, name);
  set(box.querySelector("[role=combobox]"), select.multiple ? name : `${name}: ${chosen}`);
  set(box.querySelector(".select2-search__field"), name);
  // The cross that clears all stands among the items of the list without being one.
  const clear = box.querySelector("ul > .select2-selection__clear");
  if (clear && !clear.role) clear.setAttribute("role", "listitem");
}

function set(element, name) {
  if (!element || element.ariaLabel === name) return;
  element.setAttribute("aria-label", name);
  // What it pointed at has only the value.
  element.removeAttribute("aria-labelledby");
}

function nameDates(root) {
  for (const field of root.querySelectorAll("p.datetime input")) {
    const half = field.classList.contains("vTimeField") ? "time" : "date";
    const whole = field.closest("fieldset")?.querySelector("legend")?.textContent ?? words(field);
    field.setAttribute("aria-label", `${whole.replace(/:\s*$/, "").trim()}, ${half}`);
  }
}

nameDates(document);
document.addEventListener("formset:added", (event) => nameDates(event.target));
document.querySelectorAll(".select2-container").forEach(nameBox);
new MutationObserver((changes) => {
  const boxes = new Set();
  for (const { target, addedNodes } of changes) {
    for (const node of [target, ...addedNodes]) {
      const box = node.closest?.(".select2-container");
      if (box) boxes.add(box);
    }
  }
  boxes.forEach(nameBox);
}).observe(document.body, { childList: true, subtree: true });
