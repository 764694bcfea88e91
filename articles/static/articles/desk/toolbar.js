/*
  The bar above an editor: one stop for the Tab key, the arrows move in it (ARIA practices),
  Alt+F10 leads to it from the text and Escape back.
*/

import { make } from "./dom.js";
import { LEVELS, levelOf, setLevel, toolsOf } from "./tools.js";

export class Toolbar {
  constructor(editor, desk, small, label) {
    this.editor = editor;
    this.watched = [];
    const tools = toolsOf(editor, desk, small);
    this.table = this.group(tools.table, "Table");
    this.level = small ? null : this.levels();
    this.dom = make("div", {
      class: "desk-toolbar", role: "toolbar", "aria-label": `Tools for ${label}`,
      onkeydown: (event) => this.key(event), onfocusin: (event) => this.rove(event.target),
    },
      this.level, this.group(tools.inline, "Style"), this.group(tools.structure, "Structure"),
      this.group(tools.meaning, "Citations, claims and links"), this.group(tools.history, "History"), this.table);
    this.rove(this.stops()[0]);
    this.refresh();
    // Once in a frame is enough for what only the eye needs.
    editor.on("transaction", () => {
      this.frame ??= window.requestAnimationFrame(() => {
        this.frame = undefined;
        this.refresh();
      });
    });
  }

  levels() {
    return make("select", { "aria-label": "Style of the paragraph", onchange: (event) => setLevel(this.editor, event.target.value) },
      ...LEVELS.map(([value, words]) => make("option", { value }, words)));
  }

  group(tools, label) {
    const buttons = tools.map((tool) => {
      const button = make("button", {
        // Words name themselves; a sign is drawn by the style sheet and named in words here.
        type: "button", "aria-label": tool.words ? null : tool.label, "data-sign": tool.sign ?? null,
        "aria-keyshortcuts": tool.keys ?? null,
        title: tool.keys ? `${tool.label} (${tool.keys.replace("Control", "Ctrl")})` : tool.label,
        class: tool.css ?? null,
        // The text keeps its selection; only a keyboard moves the focus here.
        onmousedown: (event) => event.preventDefault(), onclick: () => tool.run(),
      }, tool.words);
      if (tool.on || tool.can) this.watched.push([button, tool]);
      return button;
    });
    return make("span", { role: "group", "aria-label": label, hidden: !buttons.length }, ...buttons);
  }

  refresh() {
    if (this.editor.isDestroyed) return;
    for (const [button, tool] of this.watched) {
      if (tool.on) button.setAttribute("aria-pressed", String(tool.on()));
      if (tool.can) button.disabled = !tool.can();
    }
    if (this.level) this.level.value = levelOf(this.editor);
    this.table.hidden = !this.table.children.length || !this.editor.isActive("table");
  }

  stops() {
    return [...this.dom.querySelectorAll("select, button")].filter((each) => !each.disabled && !each.closest("[hidden]"));
  }

  rove(to) {
    for (const each of this.dom.querySelectorAll("select, button")) each.tabIndex = each === to ? 0 : -1;
  }

  focus() {
    (this.stops().find((each) => each.tabIndex === 0) ?? this.stops()[0]).focus();
  }

  key(event) {
    const stops = this.stops();
    const at = stops.indexOf(document.activeElement);
    const steps = { ArrowRight: at + 1, ArrowLeft: at - 1 + stops.length, Home: 0, End: stops.length - 1 };
    if (event.key in steps) {
      event.preventDefault();
      stops[steps[event.key] % stops.length].focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.editor.view.focus();
    }
  }
}
