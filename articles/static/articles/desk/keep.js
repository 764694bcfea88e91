/*
  Lose no work: keep a copy of what is on the page in this browser, offer it when the page comes
  back without it, and warn before the page is left. It is taken away once the letter is saved.

  The copy is the form's own fields, by name. A saved form comes back with the same values, and
  then there is nothing to offer; that is how a copy is known to be spent.
*/

import { make } from "./dom.js";

const PAUSE = 800;
const OLDEST = 14 * 24 * 3600 * 1000; // Two weeks: older copies are of letters that went on.
const LEFT_OUT = new Set(["csrfmiddlewaretoken", "seen_version", "next"]);

export class Keep {
  constructor(desk, form) {
    this.desk = desk;
    this.form = form;
    this.place = `desk:${document.querySelector("#user-tools strong")?.textContent}:${window.location.pathname}`;
    this.opened = this.fields();
    this.version = form.querySelector("[name=seen_version]")?.value ?? "";
    this.offer();
    for (const kind of ["input", "change"]) {
      form.addEventListener(kind, () => this.keepSoon());
    }
    form.addEventListener("submit", () => {
      this.keep();
      this.sending = true;
    });
    window.addEventListener("pagehide", () => this.isChanged() && this.keep());
    window.addEventListener("beforeunload", (event) => {
      if (!this.sending && this.isChanged()) event.preventDefault();
    });
  }

  /* Return the form as a list of names and values. */
  fields() {
    for (const editor of this.desk.editors) editor.write();
    return [...new FormData(this.form)].filter(([name, value]) => !LEFT_OUT.has(name) && typeof value === "string");
  }

  isChanged() {
    return JSON.stringify(this.fields()) !== JSON.stringify(this.opened);
  }

  /* Take what is on the page for what is saved. */
  saved(version, fields) {
    this.opened = fields;
    this.version = version;
    this.keep();
  }

  keepSoon() {
    window.clearTimeout(this.pause);
    this.pause = window.setTimeout(() => this.keep(), PAUSE);
  }

  keep() {
    window.clearTimeout(this.pause);
    const fields = this.fields();
    const copy = { at: Date.now(), version: this.version, fields };
    try {
      if (JSON.stringify(fields) === JSON.stringify(this.opened)) this.forget();
      else window.localStorage.setItem(this.place, JSON.stringify(copy));
    } catch {
      // A full or forbidden store must not stop anybody from writing.
    }
  }

  forget() {
    window.localStorage.removeItem(this.place);
  }

  offer() {
    let copy = null;
    try {
      copy = JSON.parse(window.localStorage.getItem(this.place));
    } catch {
      this.forget();
    }
    if (!copy || Date.now() - copy.at > OLDEST) return;
    if (JSON.stringify(copy.fields) === JSON.stringify(this.opened)) {
      this.forget();
      return;
    }
    this.ask(copy);
  }

  ask(copy) {
    const at = new Date(copy.at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
    const moved = copy.version !== this.version
      ? " The letter was saved since then, perhaps by somebody else: compare before you save." : "";
    const gone = () => banner.remove();
    const banner = make("div", { class: "kept", role: "alert" },
      make("p", {}, `What you typed until ${at} was not saved, and is kept in this browser.${moved}`),
      make("p", {},
        make("button", { type: "button", class: "button", "data-restore": "", onclick: () => { this.restore(copy); gone(); } }, "Bring it back"),
        make("button", { type: "button", class: "button", onclick: () => { this.forget(); gone(); } }, "Throw it away")));
    document.querySelector("#content-main").prepend(banner);
  }

  /* Put the copy's values into the form; rows that are not there any more are added first. */
  restore(copy) {
    this.addRows(copy.fields);
    const values = new Map();
    for (const [name, value] of copy.fields) values.set(name, [...(values.get(name) ?? []), value]);
    for (const field of this.form.elements) {
      if (!field.name || LEFT_OUT.has(field.name) || /-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$/.test(field.name)) continue;
      set(field, values.get(field.name));
    }
    for (const editor of this.desk.editors) {
      const [html] = values.get(editor.field.name) ?? [];
      if (html !== undefined) editor.commands.setContent(html, { emitUpdate: true });
    }
    this.keepSoon();
  }

  addRows(fields) {
    for (const [name, value] of fields) {
      const group = /^(.+)-TOTAL_FORMS$/.exec(name)?.[1];
      if (!group) continue;
      const add = document.querySelector(`#${group}-group .add-row a, #${group}-group .add-row button`);
      const total = this.form.elements[name];
      for (let i = Number(total?.value ?? value); add && i < Number(value); i += 1) add.click();
    }
  }
}

function set(field, values) {
  if (field.type === "checkbox" || field.type === "radio") field.checked = values?.includes(field.value) ?? false;
  else if (field.tagName === "SELECT") {
    for (const value of values ?? []) {
      // A choice that was looked up is not among the options of a fresh page.
      if (value && ![...field.options].some((option) => option.value === value)) field.add(new Option(value, value));
    }
    for (const option of field.options) option.selected = values?.includes(option.value) ?? false;
  } else if (field.type !== "file" && field.type !== "submit" && values) [field.value] = values;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
