/*
  Keep what stands beside the letter true while somebody types. It waits for a rest, asks once at
  a time, and never holds up a key: whatever comes too late is thrown away.
*/

import { Fault, post, SignedOut } from "./asking.js";
import { make, nodes } from "./dom.js";
import { fix, go } from "./fixing.js";
import { letterOf } from "./form.js";

const PAUSE = 700; // Milliseconds of rest: longer than between two words.

export class Live {
  constructor(desk, address) {
    this.desk = desk;
    this.address = address;
    this.status = document.querySelector("[data-live-status]");
    this.sent = "";
    if (!this.status) return;
    for (const part of document.querySelectorAll("details[data-show]")) {
      part.hidden = false;
      part.addEventListener("toggle", () => part.open && this.ask());
    }
    document.addEventListener("input", () => this.askSoon());
    document.addEventListener("change", () => this.askSoon());
    document.querySelector(".panel")?.addEventListener("click", (event) => this.click(event));
    this.ask();
  }

  askSoon() {
    window.clearTimeout(this.pause);
    this.pause = window.setTimeout(() => this.ask(), PAUSE);
  }

  shown() {
    const open = [...document.querySelectorAll("details[data-show][open]")].map((each) => each.dataset.show);
    return this.wide?.open ? [...new Set([...open, "letter"])] : open;
  }

  async ask() {
    const body = JSON.stringify(letterOf(this.desk, this.shown()));
    if (body === this.sent) return;
    this.running?.abort();
    this.running = new AbortController();
    const { signal } = this.running;
    this.sent = body;
    try {
      const { parts } = await post(this.address, body, signal);
      if (!signal.aborted) this.show(parts);
    } catch (error) {
      if (error.name === "AbortError") return;
      this.sent = "";
      if (error instanceof SignedOut) document.dispatchEvent(new CustomEvent("desk:signed-out"));
      this.status.textContent = error instanceof Fault ? error.message : "What follows may be out of date: the server did not answer.";
    }
  }

  show(parts) {
    this.status.textContent = "";
    for (const [name, html] of Object.entries(parts)) {
      for (const place of document.querySelectorAll(`[data-live="${name}"]`)) swap(place, html);
    }
    measure();
  }

  click(event) {
    const button = event.target.closest("button");
    const item = button?.closest(".finding");
    if (button?.matches("[data-wide]")) this.showWide();
    else if (button?.matches("[data-go]")) go(this.desk, item);
    else if (button?.matches("[data-fix]")) fix(this.desk, item, button.dataset.fix);
  }

  showWide() {
    const close = make("button", { type: "button", class: "button", onclick: () => this.wide.close() }, "Close");
    this.wide = make("dialog", { class: "desk-dialog wide", "aria-label": "The letter at desktop width" },
      make("p", {}, close), make("div", { class: "sheet", "data-live": "letter" }));
    this.wide.addEventListener("close", () => this.wide.remove());
    document.body.append(this.wide);
    this.wide.showModal();
    this.sent = "";
    this.ask();
  }
}

/* Put fresh HTML into a place, and the focus back where it was. */
function swap(place, html) {
  if (place.fresh === html) return;
  const buttons = () => [...place.querySelectorAll("button")];
  const focused = buttons().indexOf(document.activeElement);
  place.replaceChildren(...nodes(html));
  place.fresh = html;
  if (focused >= 0) (buttons()[focused] ?? buttons().at(-1))?.focus();
}

/* Say how wide titles and descriptions are where others show them: they cut by pixels, not letters. */
function measure() {
  const pen = document.createElement("canvas").getContext("2d");
  for (const line of document.querySelectorAll("[data-measured]")) {
    pen.font = line.dataset.font;
    const width = Math.round(pen.measureText(line.textContent).width);
    const room = Number(line.dataset.pixels);
    const name = line.dataset.measured;
    const told = document.querySelector(`[data-told="${name}"]`);
    told.textContent = `${name}: ${line.textContent.length} characters, ${width} of ${room} pixels${width > room ? "; it will be cut" : ""}`;
    told.classList.toggle("over", width > room);
  }
}
