/*
  What the statements of the letter speak of and rest on, as far as this page knows: what the ledger
  has, and what was chosen since. It goes along with the form in one hidden field.

  A newcomer gets this wrong: a mark made on this page has no name until the letter is saved. Until
  then it is known by its serial number, and after a reload or a paste by its words.
*/

const EMPTY = { product: "", ingredient: "", evidence: [] };

export const folded = (text) => text.replace(/\s+/g, " ").trim();

/* Return the claims of a document in reading order: `{attrs, text, from, to}`. */
export function claimsOf(doc) {
  const found = [];
  let end = -1;
  doc.descendants((node, pos, parent) => {
    const mark = node.isInline && node.marks.find((each) => each.type.name === "claim");
    if (!mark) return;
    const last = found.at(-1);
    const text = node.isText ? node.text : "";
    if (last && pos === end && last.parent === parent && last.mark.eq(mark)) {
      last.text += text;
      last.to = pos + node.nodeSize;
    } else {
      found.push({ mark, attrs: mark.attrs, parent, text, from: pos, to: pos + node.nodeSize });
    }
    end = pos + node.nodeSize;
  });
  return found;
}

export class Ledger {
  constructor(desk) {
    this.desk = desk;
    this.field = document.querySelector("#id_offers");
    const known = JSON.parse(document.querySelector("#desk-ledger")?.textContent ?? "{}");
    this.products = known.products ?? [];
    this.entries = known.statements ?? [];
    // A page that was refused, or brought back, comes with what was chosen on it.
    this.take();
    this.field?.addEventListener("change", () => this.take());
  }

  /* Read the form's field, which something else than this ledger has filled. */
  take() {
    if (!this.field?.value || this.field.value === this.written) return;
    this.written = this.field.value;
    for (const offer of JSON.parse(this.field.value)) {
      this.entries = this.entries.filter((each) => !(each.field === offer.field && sameClaim(each, offer)));
      this.entries.push({ ...offer, chosen: true });
    }
    this.repaint();
  }

  /* Return what is known of the claim `{attrs, text}` of an editor: its entry, or nothing yet. */
  of(editor, claim) {
    return this.entryOf(editor, claim) ?? EMPTY;
  }

  entryOf(editor, { attrs, text }) {
    const { mark, serial } = attrs;
    const here = this.entries.filter((each) => each.field === editor.field.name);
    return here.find((each) => (mark && each.mark === mark) || (serial && each.serial === serial))
      // Cut and pasted, or brought back: the same words rest on the same papers.
      ?? this.entries.find((each) => folded(each.text) === folded(text));
  }

  /* Keep what a person chose for a claim of an editor. */
  set(editor, claim, chosen) {
    const { mark, serial } = claim.attrs;
    const entry = { field: editor.field.name, mark, serial, text: folded(claim.text), ...chosen, chosen: true };
    const old = this.entryOf(editor, claim);
    this.entries = this.entries.filter((each) => each !== old || each.field !== entry.field);
    this.entries.push(entry);
    this.write();
    this.repaint();
  }

  /* Return what was chosen for claims that are still marked; `nameOf` calls an editor's text. */
  offers(nameOf) {
    const found = [];
    for (const editor of this.desk.inOrder()) {
      for (const claim of claimsOf(editor.state.doc)) {
        const entry = this.entryOf(editor, claim);
        if (!entry?.chosen) continue;
        const { product, ingredient, evidence } = entry;
        found.push({
          field: nameOf(editor), mark: claim.attrs.mark, text: folded(claim.text), product, ingredient, evidence,
        });
      }
    }
    return found;
  }

  /* Write into the form what was chosen; the words of a claim may have changed since. */
  write() {
    if (!this.field || !this.entries.some((each) => each.chosen)) return;
    const offers = this.offers((editor) => editor.field.name);
    this.written = offers.length ? JSON.stringify(offers) : "";
    if (this.field.value === this.written) return;
    this.field.value = this.written;
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  repaint() {
    for (const editor of this.desk.editors) editor.view.dispatch(editor.state.tr.setMeta("ledger", true));
  }
}

function sameClaim(one, other) {
  return one.mark && other.mark ? one.mark === other.mark : folded(one.text) === folded(other.text);
}
