/*
  One dialog for everything that is looked up while writing: type, move with the arrows, Enter.

  It is the combobox of the ARIA practices: the focus stays in the field, the active option is
  named by aria-activedescendant. `several` lets Shift+Enter collect before Enter inserts.
*/

import { SignedOut } from "./asking.js";
import { make } from "./dom.js";
import { modal } from "./modal.js";

const PAUSE = 180; // Milliseconds between two keys of a person who still types.
let count = 0;

/*
  Ask for one or several things; resolves to a list, empty when nothing was chosen.

  `search(text, signal)` gives options `{id, label, note, warning, thumbnail, take}`; an option with
  `take` is fetched first: it resolves to the option it became. `part(picker)` makes what stands
  under the list.
*/
export function pick(editor, { several = false, chosen = [], ...words }) {
  return new Promise((resolve) => new Picker({ editor, several, chosen, resolve, ...words }));
}

class Picker {
  /* Needs `editor, title, hint, placeholder, action, search, several, chosen, resolve`. */
  constructor(options) {
    Object.assign(this, options);
    count += 1;
    this.name = `picker-${count}`;
    this.options = [];
    this.active = -1;
    this.collected = [...this.chosen];
    this.build();
    this.end = modal(this.dialog, this.editor, (result) => this.close(result));
    this.field.focus();
    this.ask();
  }

  build() {
    this.field = make("input", {
      type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": `${this.name}-list`,
      "aria-autocomplete": "list", "aria-label": this.title, autocomplete: "off", spellcheck: "false",
      placeholder: this.placeholder, oninput: () => this.askSoon(), onkeydown: (event) => this.key(event),
    });
    this.list = make("ul", { id: `${this.name}-list`, role: "listbox", "aria-label": this.title });
    this.chips = make("ul", { class: "chips", "aria-label": "Chosen" });
    this.told = make("p", { class: "told", role: "status" });
    this.button = make("button", { type: "submit", class: "button default" }, this.action);
    const cancel = make("button", { type: "button", class: "button", onclick: () => this.end(null) }, "Cancel");
    const form = make("form", { onsubmit: (event) => this.submit(event) },
      make("h2", { id: `${this.name}-title` }, this.title), this.chips, this.field,
      make("p", { class: "hint" }, this.hint), this.told, this.list, this.part?.(this),
      make("p", { class: "buttons" }, this.button, cancel));
    this.dialog = make("dialog", { class: "desk-dialog picker", "aria-labelledby": `${this.name}-title` }, form);
    this.showChosen();
  }

  // Asking

  askSoon() {
    window.clearTimeout(this.pause);
    this.pause = window.setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    this.running?.abort();
    this.running = new AbortController();
    const { signal } = this.running;
    try {
      const options = await this.search(this.field.value.trim(), signal);
      if (!signal.aborted) this.show(options);
    } catch (error) {
      if (error.name !== "AbortError") this.say(error);
    }
  }

  say(error) {
    this.told.textContent = error instanceof SignedOut
      ? "You are signed out. Sign in in another tab, then go on here."
      : error.message;
  }

  show(options) {
    this.options = options;
    this.list.replaceChildren(...options.map((option, index) => this.row(option, index)));
    this.told.textContent = options.length ? "" : "Nothing found.";
    this.move(options.length ? 0 : -1);
  }

  row(option, index) {
    const warning = option.warning ? make("strong", { class: "warning" }, `${option.warning}. `) : null;
    return make("li", {
      id: `${this.name}-${index}`, role: "option", "aria-selected": "false",
      onmousedown: (event) => event.preventDefault(),
      onclick: () => { this.move(index); this.take(); },
    }, option.thumbnail ? make("img", { src: option.thumbnail, alt: "" }) : null, make("span", { class: "label" }, warning, option.label), make("span", { class: "note" }, option.note ?? ""));
  }

  // Choosing

  move(index) {
    this.list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
    this.active = index;
    const row = this.list.children[index];
    row?.setAttribute("aria-selected", "true");
    row?.scrollIntoView({ block: "nearest" });
    if (row) this.field.setAttribute("aria-activedescendant", row.id);
    else this.field.removeAttribute("aria-activedescendant");
  }

  key(event) {
    const last = this.options.length - 1;
    const steps = { ArrowDown: this.active + 1, ArrowUp: this.active - 1, PageDown: last, PageUp: 0 };
    if (event.key in steps && last >= 0) {
      event.preventDefault();
      this.move(Math.min(Math.max(steps[event.key], 0), last));
    } else if (event.key === "Enter" && event.shiftKey && this.several) {
      event.preventDefault();
      this.take();
    } else if (event.key === "Backspace" && !this.field.value && this.collected.length) {
      this.collected.pop();
      this.showChosen();
    }
  }

  /* Take the active option; of several it joins the chosen ones, else the dialog is done. */
  async take() {
    let option = this.options[this.active];
    if (!option) return false;
    try {
      if (option.take) {
        this.told.textContent = "Asking the registries …";
        option = await option.take();
        this.told.textContent = option.said ?? "";
      }
    } catch (error) {
      this.say(error);
      return false;
    }
    if (!this.several) {
      this.collected = [option];
      this.end(this.collected);
      return true;
    }
    if (!this.collected.some((each) => each.id === option.id)) this.collected.push(option);
    this.field.value = "";
    this.showChosen();
    this.field.focus();
    this.askSoon();
    return true;
  }

  async submit(event) {
    event.preventDefault();
    window.clearTimeout(this.pause);
    // Enter means the option that is lit, unless nothing was typed after others were chosen.
    if (!this.collected.length || this.field.value.trim()) {
      if (!(await this.take())) return;
    }
    this.end(this.collected);
  }

  close(result) {
    this.running?.abort();
    window.clearTimeout(this.pause);
    this.resolve(result ?? []);
  }

  showChosen() {
    this.chips.hidden = !this.collected.length;
    this.chips.replaceChildren(...this.collected.map((option) => make("li", {},
      option.short ?? option.label,
      make("button", {
        type: "button", "aria-label": `Take out ${option.short ?? option.label}`,
        onclick: () => {
          this.collected = this.collected.filter((each) => each !== option);
          this.showChosen();
          this.field.focus();
        },
      }, "×"))));
  }
}
