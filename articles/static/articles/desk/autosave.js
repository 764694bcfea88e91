/*
  Save the draft by itself after a while, through the very form that the Save button sends: the same
  checks, the same policy, the same refusal of a stale version. A letter that is not a saved draft
  waits for a person, and so does a page whose rows were added or taken out: their ids are only
  known to a page that was loaded after them.
*/

import { Fault, post, SignedOut } from "./asking.js";
import { make } from "./dom.js";

const REST = 15_000; // Milliseconds without a key: a thought is finished.

export class Autosave {
  constructor(desk, form, keep) {
    this.desk = desk;
    this.form = form;
    this.keep = keep;
    this.told = make("p", { class: "autosave", role: "status" });
    document.querySelector(".submit-row")?.append(this.told);
    form.addEventListener("input", () => this.soon());
    form.addEventListener("change", () => this.soon());
    // Who turns to another window may not come back.
    window.addEventListener("blur", () => this.save());
  }

  soon() {
    window.clearTimeout(this.pause);
    this.pause = window.setTimeout(() => this.save(), REST);
  }

  letter() {
    return this.desk.inOrder().find((editor) => !editor.small);
  }

  isSettled() {
    return [...this.form.querySelectorAll("[name$=-TOTAL_FORMS]")].every((total) => {
      const group = total.name.replace("TOTAL_FORMS", "");
      const initial = Number(this.form.elements[`${group}INITIAL_FORMS`].value);
      const rows = [...this.form.elements].filter((each) => each.name.startsWith(group));
      const fresh = rows.filter((each) => Number(each.name.slice(group.length).split("-")[0]) >= initial);
      return !rows.some((each) => each.name.endsWith("-DELETE") && each.checked) && !fresh.some(isFilled);
    });
  }

  async save() {
    if (this.keep.sending || !this.keep.isChanged()) return;
    if (!this.isSettled()) {
      this.told.textContent = "Kept in this browser. Press Save to keep the new or deleted rows.";
      return;
    }
    this.keep.fields(); // writes the editors' texts into the form
    const sent = new FormData(this.form);
    sent.append("_autosave", "1");
    const marks = marksOf(this.letter());
    const fields = this.keep.fields();
    try {
      const { version, at, body } = await post(window.location.href, sent);
      this.form.elements.seen_version.value = version;
      this.keep.saved(String(version), fields);
      nameClaims(this.letter(), marks, body);
      this.told.textContent = `Saved by itself at ${at}.`;
    } catch (error) {
      if (error instanceof SignedOut) document.dispatchEvent(new CustomEvent("desk:signed-out"));
      else if (error instanceof Fault) this.told.textContent = `Not saved by itself: ${error.message}`;
    }
  }
}

/* Return the claims of the text in reading order, each once. */
function marksOf(editor) {
  const found = [];
  editor.state.doc.descendants((node) => {
    const mark = node.marks.find((each) => each.type.name === "claim");
    if (mark && !found.at(-1)?.eq(mark)) found.push(mark);
  });
  return found;
}

/* Give new claims the names under which they were stored, so that the next save knows them. */
function nameClaims(editor, marks, body) {
  const page = new window.DOMParser().parseFromString(body, "text/html");
  const names = [...page.querySelectorAll("mark")].map((each) => each.dataset.claim);
  if (names.length !== marks.length) return;
  const { tr } = editor.state;
  editor.state.doc.descendants((node, pos) => {
    const mark = node.marks.find((each) => each.type.name === "claim" && each.attrs.serial);
    const at = mark ? marks.findIndex((each) => each.eq(mark)) : -1;
    if (at >= 0) tr.addMark(pos, pos + node.nodeSize, mark.type.create({ ...mark.attrs, mark: names[at], serial: 0 }));
  });
  if (tr.docChanged) editor.view.dispatch(tr.setMeta("addToHistory", false));
}

function isFilled(field) {
  if (field.type === "hidden" || field.name.endsWith("-position") || field.name.endsWith("-relation")) return false;
  return field.type === "checkbox" ? field.checked : field.value !== "";
}
