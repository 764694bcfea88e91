/*
  Turn every text area that asks for it into an editor, those of rows added later too.

  The text area stays the form's field: it is filled again before the form is sent, so that
  everything behind it works as it did, and a page without scripts works with markup.
*/

import { Editor } from "./tiptap.js";
import { Desk } from "./desk.js";
import { make } from "./dom.js";
import * as asks from "./asks.js";
import { Autosave } from "./autosave.js";
import { Faqs } from "./faqs.js";
import { Hero } from "./hero.js";
import { Keep } from "./keep.js";
import { Keys } from "./keys.js";
import { Live } from "./live.js";
import { Paste } from "./paste.js";
import { Presence } from "./presence.js";
import { extensions } from "./schema.js";
import { serialize } from "./serialize.js";
import { Toolbar } from "./toolbar.js";

const SELECTOR = "textarea[data-desk]";
const PAUSE = 250; // Milliseconds of rest before the field is written: a long letter takes a few.

let desk = null;

function begin(field) {
  if (field.id.includes("__prefix__") || field.closest(".desk-editor")) return;
  desk ??= new Desk(JSON.parse(field.dataset.addresses));
  desk.cite = (editor) => asks.cite(desk, editor);
  desk.showPicture = (editor, file) => asks.showPicture(desk, editor, file);
  const small = field.dataset.desk === "small";
  const label = document.querySelector(`label[for="${field.id}"]`);
  const name = label?.textContent.replace(/:$/, "").trim() || "Text";
  const frame = make("div", { class: small ? "desk-editor small" : "desk-editor" });
  field.before(frame);
  let toolbar = null;
  const editor = new Editor({
    element: frame,
    // Its style element would be refused by a strict policy; desk.css has what is needed of it.
    injectCSS: false,
    extensions: [...extensions(desk), Keys.configure({ desk, small, toolbar: () => toolbar }), Paste.configure({ desk })],
    content: field.value,
    editorProps: {
      attributes: {
        class: "desk-text",
        "aria-multiline": "true",
        "aria-label": name,
        "aria-describedby": field.getAttribute("aria-describedby") ?? "",
        "aria-invalid": String(field.getAttribute("aria-invalid") === "true"),
        spellcheck: "true",
      },
    },
  });
  const told = make("p", { class: "desk-told", role: "status" });
  Object.assign(editor, { field, small, tell: (words) => { told.textContent = words; } });
  toolbar = new Toolbar(editor, desk, small, name);
  frame.prepend(toolbar.dom);
  frame.append(told, field);
  field.hidden = true;
  label?.addEventListener("click", () => editor.commands.focus());
  keepField(editor);
  desk.add(editor);
  desk.ledger.repaint();
}

function keepField(editor) {
  const { field } = editor;
  const opened = serialize(editor.state.doc);
  let written = opened;
  let pause = 0;
  // What was not touched is sent as it came, blank lines and all.
  editor.write = () => {
    window.clearTimeout(pause);
    desk.ledger.write();
    const now = serialize(editor.state.doc);
    if (now === written) return;
    written = now;
    field.value = now === opened ? field.defaultValue : now;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  editor.on("update", () => {
    window.clearTimeout(pause);
    pause = window.setTimeout(editor.write, PAUSE);
    desk.renumberSoon();
  });
  editor.on("blur", editor.write);
}

function all(root) {
  for (const field of root.querySelectorAll(SELECTOR)) begin(field);
}

all(document);
document.addEventListener("formset:added", (event) => all(event.target));
document.addEventListener("formset:removed", () => {
  for (const editor of [...(desk?.editors ?? [])]) {
    if (!editor.field.isConnected) {
      desk.remove(editor);
      editor.destroy();
    }
  }
});
document.addEventListener("change", (event) => {
  if (event.target.matches("#id_faqs_shown, input[name$=-DELETE], input[name$=-position]")) desk?.renumber();
});
document.addEventListener("submit", () => desk?.editors.forEach((editor) => editor.write()), true);

const place = document.querySelector("[data-live-address]");
const form = document.querySelector("#article_form");
if (desk && place && form) {
  new Faqs(desk);
  const main = form.querySelector("select#id_image");
  if (main) new Hero(desk, main);
  new Live(desk, place.dataset.liveAddress);
  const keep = new Keep(desk, form);
  if (place.dataset.presence) new Presence(place.dataset.presence, keep);
  if ("autosave" in place.dataset) new Autosave(desk, form, keep);
}

export { desk };
