/* Show on each marked statement whether anything carries it, and on pointing at it, what does. */

import { Extension, pm } from "./tiptap.js";
import { make } from "./dom.js";
import { claimsOf } from "./ledger.js";
import { KINDS } from "./marks.js";

export const ClaimLook = Extension.create({
  name: "claimLook",
  addOptions: () => ({ desk: null }),

  addProseMirrorPlugins() {
    const { editor } = this;
    const { desk } = this.options;
    const { Plugin } = pm.state;
    const { Decoration, DecorationSet } = pm.view;
    const look = (doc) => DecorationSet.create(doc, claimsOf(doc).map((claim) => {
      const { evidence } = desk.ledger.of(editor, claim);
      return Decoration.inline(claim.from, claim.to, { class: evidence.length ? "supported" : "bare" });
    }));
    const plugin = new Plugin({
      state: {
        init: (_, { doc }) => (desk?.ledger && editor.field ? look(doc) : DecorationSet.empty),
        apply(tr, old) {
          if (!desk?.ledger || !editor.field) return old;
          return tr.docChanged || tr.getMeta("ledger") ? look(tr.doc) : old;
        },
      },
      props: {
        decorations: (state) => plugin.getState(state),
        handleDOMEvents: {
          mouseover(view, event) {
            const mark = event.target.closest?.("mark");
            if (mark && !event.target.closest(".cite")) showClaim(desk, editor, mark);
            return false;
          },
          mouseout(view, event) {
            if (event.target.closest?.("mark")) desk?.hideCard();
            return false;
          },
        },
      },
    });
    return [plugin];
  },
});

function showClaim(desk, editor, element) {
  if (!desk?.ledger || !editor.field) return;
  const at = editor.view.posAtDOM(element, 0);
  const claim = claimsOf(editor.state.doc).find((each) => each.from <= at && at < each.to);
  if (claim) desk.showCard(told(desk, editor, claim), element);
}

/* Return what is known of one claim, as paragraphs. */
function told(desk, editor, claim) {
  const { product, ingredient, evidence } = desk.ledger.of(editor, claim);
  const name = desk.ledger.products.find((each) => each.slug === product)?.name ?? product;
  const about = [name, ingredient].filter(Boolean).join(", ");
  const rows = evidence.map(({ reference, passage, place }) => {
    const said = passage ? `: “${passage}”` : ": no passage quoted yet";
    return make("p", {}, make("b", {}, desk.papers.get(reference)?.short ?? reference), said, place ? ` (${place})` : "");
  });
  return [
    make("p", {}, make("b", {}, KINDS[claim.attrs.kind].split(":")[0]), about ? ` · ${about}` : ""),
    ...(rows.length ? rows : [make("p", { class: "unknown" }, "No paper is offered for it yet. Press Claim to add one.")]),
  ];
}
