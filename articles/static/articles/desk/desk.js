/*
  What all editors of a letter share: which papers it cites, and their numbers in the order of
  first mention through the letter and then its answers.
*/

import { get } from "./asking.js";
import { mentions } from "./citation.js";
import { make, nodes } from "./dom.js";
import { pictured } from "./figure.js";
import { Ledger } from "./ledger.js";
import { label, number } from "./numbering.js";

export class Desk {
  constructor(addresses) {
    this.addresses = addresses;
    this.editors = new Set();
    this.places = new Set();
    this.papers = new Map();
    this.unknown = new Set();
    this.numbers = new Map();
    this.pictures = new Set();
    this.images = new Map();
    this.strangers = new Set();
    this.sought = new Set();
    this.card = make("div", { class: "paper-card", role: "tooltip", hidden: true });
    document.body.append(this.card);
    window.addEventListener("resize", () => this.hideCard());
    this.cite = () => {};
    this.ledger = new Ledger(this);
    this.showPicture = () => {};
  }

  /* Return the editors in the order their texts are read; a deleted answer is not read. */
  inOrder() {
    const living = [...this.editors].filter(
      (each) => each.field.isConnected && !deleted(each.field),
    );
    const after = (a, b) => (a.field.compareDocumentPosition(b.field) & 2 ? 1 : -1);
    return living.sort((a, b) => order(a) - order(b) || after(a, b));
  }

  add(editor) {
    this.editors.add(editor);
    this.renumber();
  }

  remove(editor) {
    this.editors.delete(editor);
    this.renumber();
  }

  /* Count again, and ask for papers that nobody has told of yet. */
  renumber() {
    const shown = document.querySelector("#id_faqs_shown")?.checked ?? true;
    const read = this.inOrder().filter((each) => shown || !each.small);
    const numbers = number(read.flatMap((each) => mentions(each.state.doc)).filter((key) => !this.unknown.has(key)));
    // Most keys move no citation; then a long letter has nothing to repaint.
    const same = JSON.stringify([...numbers]) === JSON.stringify([...this.numbers]);
    this.numbers = numbers;
    if (!same || this.learnt) for (const place of this.places) place.renumber();
    this.learnt = false;
    this.meet([...this.places].flatMap((place) => place.node.attrs.keys));
    this.meetPictures();
  }

  /* Count again in the next frame: a key pressed must never wait for it. */
  renumberSoon() {
    this.frame ??= window.requestAnimationFrame(() => {
      this.frame = undefined;
      this.renumber();
    });
  }

  async meet(keys) {
    const isStranger = (key) => !this.papers.has(key) && !this.unknown.has(key) && !this.asked?.has(key);
    const wanted = [...new Set(keys)].filter(isStranger);
    if (!wanted.length) return;
    this.asked = new Set([...(this.asked ?? []), ...wanted]);
    try {
      const { papers } = await get(this.addresses.papers, { keys: wanted.join(" ") });
      this.learn(papers);
      for (const key of wanted) if (!this.papers.has(key)) this.unknown.add(key);
      this.learnt = true;
      this.renumber();
    } catch {
      // Without the answer the numbers still stand; the server refuses a stranger when it saves.
    } finally {
      for (const key of wanted) this.asked.delete(key);
    }
  }

  learn(papers) {
    this.learnt = true;
    for (const paper of papers) {
      this.papers.set(paper.key, paper);
      this.unknown.delete(paper.key);
    }
  }

  /* Ask for the pictures of figures that nobody has told of yet. */
  async meetPictures() {
    const shown = [...this.editors].flatMap((each) => pictured(each.state.doc));
    const wanted = [...new Set(shown)].filter((each) => !this.images.has(each) && !this.strangers.has(each) && !this.sought.has(each));
    if (!wanted.length) return;
    for (const each of wanted) this.sought.add(each);
    try {
      const { images } = await get(this.addresses.images, { keys: wanted.join(" ") });
      for (const image of images) this.images.set(image.identity, image);
      for (const each of wanted) if (!this.images.has(each)) this.strangers.add(each);
      for (const picture of this.pictures) picture.show();
    } catch {
      // The figures stay without their pictures; the next change asks again.
    } finally {
      for (const each of wanted) this.sought.delete(each);
    }
  }

  /* Return the raised numbers of one place, and those of its keys that no paper has. */
  labelOf(keys) {
    const unknown = keys.filter((key) => this.unknown.has(key));
    const numbers = keys.map((key) => this.numbers.get(key)).filter(Boolean);
    const pieces = [label(numbers), ...unknown.map(() => "?")].filter(Boolean);
    return { text: pieces.join(",") || "–", unknown };
  }

  titleOf(keys) {
    const told = keys.map((key) => this.papers.get(key)).filter(Boolean);
    return told.map((paper) => `${paper.short}, ${paper.title}`).join("; ");
  }

  // The card of a paper or a claim, beside what one points at

  showPapers(keys, beside) {
    this.showCard(keys.map((key) => {
      const paper = this.papers.get(key);
      if (!paper) return make("p", { class: "unknown" }, `No paper of the library has the key “${key}”.`);
      const warning = paper.status && make("strong", { class: "warning" }, `${paper.status}. `);
      const n = this.numbers.get(key);
      return make("p", {}, n ? make("b", {}, `${n}. `) : "", warning || "", ...nodes(paper.entry));
    }), beside);
  }

  showCard(rows, beside) {
    this.card.replaceChildren(...rows);
    this.card.hidden = false;
    const { left, bottom } = beside.getBoundingClientRect();
    const width = Math.min(420, window.innerWidth - 24);
    this.card.style.width = `${width}px`;
    this.card.style.left = `${Math.max(8, Math.min(left, window.innerWidth - width - 12)) + window.scrollX}px`;
    this.card.style.top = `${bottom + 6 + window.scrollY}px`;
  }

  hideCard() {
    this.card.hidden = true;
  }
}

function order(editor) {
  return editor.small ? Number(place(editor.field)?.value || 9999) : -1;
}

function place(field) {
  return field.closest(".inline-related")?.querySelector("input[name$=-position]");
}

function deleted(field) {
  return field.closest(".inline-related")?.querySelector("input[name$=-DELETE]")?.checked ?? false;
}
