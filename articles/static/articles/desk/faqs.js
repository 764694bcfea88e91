/*
  Put the questions in order: by a handle to drag, by two buttons for the keyboard. The places that
  are saved are numbers in the form; they follow the order on the page and need not be typed.
*/

import { make } from "./dom.js";

export class Faqs {
  constructor(desk) {
    this.desk = desk;
    this.group = document.querySelector("#faqs-group");
    if (!this.group || !this.rows().some(placeOf)) return;
    this.told = make("p", { class: "quiet", role: "status" });
    this.group.querySelector("h2")?.after(this.told);
    this.group.classList.add("ordered");
    for (const row of this.rows()) this.equip(row);
    document.addEventListener("formset:added", (event) => {
      if (event.detail?.formsetName !== "faqs") return;
      this.equip(event.target);
      this.number();
    });
    this.group.addEventListener("dragover", (event) => this.over(event));
    this.group.addEventListener("drop", (event) => event.preventDefault());
  }

  rows() {
    return [...(this.group?.querySelectorAll(".inline-related:not(.empty-form)") ?? [])];
  }

  equip(row) {
    const button = (label, sign, step) => make("button", {
      type: "button", "aria-label": label, title: label, onclick: (event) => this.step(row, step, event.target),
    }, sign);
    const handle = make("span", {
      class: "handle", draggable: "true", title: "Drag to another place", "aria-hidden": "true",
      ondragstart: (event) => {
        this.dragged = row;
        row.classList.add("dragged");
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setDragImage(row, 0, 0);
      },
      ondragend: () => {
        row.classList.remove("dragged");
        this.dragged = null;
        this.number();
      },
    }, "⠿");
    row.querySelector("h3")?.prepend(make("span", { class: "order" }, handle, button("Move up", "↑", -1), button("Move down", "↓", 1)));
  }

  step(row, step, button) {
    const rows = this.rows();
    const other = rows[rows.indexOf(row) + step];
    if (!other) return;
    if (step < 0) other.before(row);
    else other.after(row);
    this.number();
    button.focus();
    this.told.textContent = `Moved to place ${this.rows().indexOf(row) + 1} of ${rows.length}.`;
  }

  over(event) {
    const row = event.target.closest(".inline-related:not(.empty-form)");
    if (!this.dragged || !row || row === this.dragged) return;
    event.preventDefault();
    const { top, height } = row.getBoundingClientRect();
    if (event.clientY < top + height / 2) row.before(this.dragged);
    else row.after(this.dragged);
  }

  /* Write the order on the page into the form. */
  number() {
    this.rows().forEach((row, index) => {
      const place = placeOf(row);
      if (place && place.value !== String(index + 1)) {
        place.value = index + 1;
        place.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
    this.desk.renumber();
  }
}

function placeOf(row) {
  return row.querySelector("input[name$=-position]");
}
