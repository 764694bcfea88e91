/* Two small questions: one of a few, and one line of text. Both resolve to null on Escape. */

import { make } from "./dom.js";
import { modal } from "./modal.js";

let count = 0;

function ask(editor, title, action, note, ...content) {
  count += 1;
  const name = `dialog-${count}`;
  return new Promise((resolve) => {
    const cancel = make("button", { type: "button", class: "button" }, "Cancel");
    const form = make("form", {},
      make("h2", { id: name }, title), ...content, note ? make("p", { class: "hint" }, note) : null,
      make("p", { class: "buttons" }, make("button", { type: "submit", class: "button default" }, action), cancel));
    const dialog = make("dialog", { class: "desk-dialog", "aria-labelledby": name }, form);
    const end = modal(dialog, editor, resolve);
    cancel.addEventListener("click", () => end(null));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      end(new FormData(form).get("answer") ?? "");
    });
    dialog.querySelector("input:checked, input[type=text]")?.focus();
  });
}

/* Ask for one of `choices`, pairs of a value and its words. */
export function choose(editor, { title, choices, value, action, note = "" }) {
  const rows = choices.map(([each, words]) => make("label", { class: "choice" },
    make("input", { type: "radio", name: "answer", value: each, checked: each === value }), ` ${words}`));
  return ask(editor, title, action, note, make("div", { class: "choices", role: "radiogroup", "aria-label": title }, ...rows));
}

/* Ask for a line; `wrong(text)` says in words why it will not do, or "". */
export function enter(editor, { title, label, value, placeholder, action, wrong = () => "" }) {
  const field = make("input", { type: "text", name: "answer", value, placeholder, autocomplete: "off" });
  const check = () => field.setCustomValidity(wrong(field.value.trim()));
  field.addEventListener("input", check);
  check();
  const answer = ask(editor, title, action, "", make("label", { class: "line" }, label, field));
  return answer.then((text) => (text === null ? null : text.trim()));
}
