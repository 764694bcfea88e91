/*
  The dialog of one statement: its kind, what it speaks of, and the papers that carry it, each with
  the passage. The papers are found by the same picker as for a citation, among all of the library.
*/

import { make } from "./dom.js";
import { KINDS } from "./marks.js";
import { modal } from "./modal.js";

let count = 0;

/*
  Ask about a statement; resolves to `{kind, product, ingredient, evidence}`, to "unmark", or to
  null. `text` are its words, `now` is what is known of it; `choosePapers(chosen)` resolves to keys; `nameOf(key)` names
  a paper in words.
*/
export function askClaim(editor, { marked, text, now, products, choosePapers, nameOf }) {
  return new Promise((resolve) => new Claiming({ editor, marked, text, now, products, choosePapers, nameOf, resolve }));
}

class Claiming {
  constructor(options) {
    Object.assign(this, options);
    count += 1;
    this.name = `claim-${count}`;
    this.evidence = this.now.evidence.map((each) => ({ ...each }));
    this.build();
    this.end = modal(this.dialog, this.editor, this.resolve);
    this.show();
    this.dialog.querySelector("input:checked").focus();
  }

  build() {
    const kinds = Object.entries(KINDS).map(([kind, words]) => make("label", { class: "choice" },
      make("input", { type: "radio", name: "kind", value: kind, checked: kind === this.now.kind }), ` ${words}`));
    const products = [["", "No product of ours"], ...this.products.map((each) => [each.slug, each.name])];
    this.list = make("ul", { class: "evidence" });
    const unmark = make("button", { type: "button", class: "button", onclick: () => this.end("unmark") }, "Take the mark off");
    const form = make("form", { onsubmit: (event) => this.submit(event) },
      make("h2", { id: this.name }, this.marked ? "This claim" : "Mark a claim"),
      make("blockquote", {}, this.text),
      make("fieldset", { class: "choices" }, make("legend", {}, "Kind"), ...kinds),
      make("div", { class: "about" },
        make("label", { class: "line" }, "Product", make("select", { name: "product" },
          ...products.map(([slug, name]) => make("option", { value: slug, selected: slug === this.now.product }, name)))),
        make("label", { class: "line" }, "Ingredient", make("input", {
          type: "text", name: "ingredient", maxlength: "200", value: this.now.ingredient, placeholder: "e.g. L-glutamine", autocomplete: "off",
        }))),
      make("h3", { id: `${this.name}-papers` }, "Papers that carry it"),
      this.list,
      make("p", {}, make("button", { type: "button", class: "button", "data-add-papers": "", onclick: () => this.add() }, "Add papers …")),
      make("p", { class: "hint" }, "It is saved with the letter. People, dose and what a paper leaves open are noted on the statement’s own page, under “Claims”."),
      make("p", { class: "buttons" },
        make("button", { type: "submit", class: "button default" }, this.marked ? "Change" : "Mark"),
        make("button", { type: "button", class: "button", onclick: () => this.end(null) }, "Cancel"),
        this.marked ? unmark : null));
    this.dialog = make("dialog", { class: "desk-dialog claiming", "aria-labelledby": this.name }, form);
  }

  show() {
    this.list.replaceChildren(...this.evidence.map((each) => this.row(each)));
    if (!this.evidence.length) this.list.append(make("li", { class: "quiet" }, "None yet."));
  }

  row(paper) {
    const name = this.nameOf(paper.reference);
    const passage = make("textarea", {
      rows: "2", "aria-label": `Passage of ${name}`, placeholder: "The paper’s own words that carry the statement",
      oninput: (event) => { paper.passage = event.target.value; },
    });
    passage.value = paper.passage ?? "";
    return make("li", {},
      make("p", {}, make("b", {}, name), make("button", {
        type: "button", class: "out", "aria-label": `Take out ${name}`,
        onclick: () => {
          this.evidence = this.evidence.filter((each) => each !== paper);
          this.show();
          this.dialog.querySelector("[data-add-papers]").focus();
        },
      }, "×")),
      passage,
      make("input", {
        type: "text", "aria-label": `Place in ${name}`, placeholder: "Where: page 7, table 2", maxlength: "200",
        value: paper.place ?? "", oninput: (event) => { paper.place = event.target.value; },
      }));
  }

  async add() {
    const known = new Set(this.evidence.map((each) => each.reference));
    const keys = await this.choosePapers();
    const fresh = keys.filter((key) => !known.has(key));
    this.evidence.push(...fresh.map((reference) => ({ reference, passage: "", place: "", gap: "" })));
    this.show();
    const passages = [...this.list.querySelectorAll("textarea")];
    const first = fresh.length ? passages.at(-fresh.length) : this.dialog.querySelector("[data-add-papers]");
    first.focus();
  }

  submit(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    this.end({
      kind: given.get("kind"), product: given.get("product"), ingredient: given.get("ingredient").trim(),
      evidence: this.evidence.map((each) => ({ ...each, passage: (each.passage ?? "").trim(), place: (each.place ?? "").trim() })),
    });
  }
}
