/*
  The place where a letter cites papers. It holds their keys, in the editor's order, and never a
  number: what is shown is worked out again whenever anything before it moves.
*/

import { Node } from "./tiptap.js";
import { label } from "./numbering.js";

export const Citation = Node.create({
  name: "citation",
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  draggable: true,

  // `desk` knows the letter's papers and their numbers; without one no numbers are shown.
  addOptions: () => ({ desk: null }),

  addAttributes: () => ({ keys: { default: [], rendered: false } }),

  parseHTML: () => [
    {
      tag: "span[data-cites]",
      getAttrs(element) {
        const keys = element.dataset.cites.split(/\s+/).filter(Boolean);
        return keys.length ? { keys: [...new Set(keys)] } : false;
      },
    },
  ],

  renderHTML: ({ node }) => ["span", { "data-cites": node.attrs.keys.join(" ") }],

  renderText({ node }) {
    return this.options.desk ? `[${this.options.desk.labelOf(node.attrs.keys).text}]` : "";
  },

  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        const { node } = editor.state.selection;
        if (node?.type !== this.type) return false;
        this.options.desk?.cite(editor);
        return true;
      },
    };
  },

  addNodeView() {
    const { desk } = this.options;
    return ({ node, editor }) => new Place(node, editor, desk);
  },
});

/* What stands on the screen for one citation. */
class Place {
  constructor(node, editor, desk) {
    this.node = node;
    this.desk = desk;
    this.dom = document.createElement("sup");
    this.dom.className = "cite";
    this.dom.contentEditable = "false";
    this.dom.addEventListener("dblclick", () => desk?.cite(editor));
    this.dom.addEventListener("mouseenter", () => desk?.showPapers(this.node.attrs.keys, this.dom));
    this.dom.addEventListener("mouseleave", () => desk?.hideCard());
    desk?.places.add(this);
    this.renumber();
  }

  renumber() {
    const { keys } = this.node.attrs;
    const { text, unknown } = this.desk ? this.desk.labelOf(keys) : { text: keys.join(","), unknown: [] };
    this.dom.textContent = text;
    this.dom.classList.toggle("unknown", unknown.length > 0);
    this.dom.setAttribute("role", "img");
    const said = unknown.length ? `No paper has the key ${unknown.join(", ")}` : this.desk?.titleOf(keys);
    this.dom.setAttribute("aria-label", `Citation ${text}${said ? `: ${said}` : ""}`);
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.renumber();
    return true;
  }

  selectNode() {
    this.dom.classList.add("ProseMirror-selectednode");
    this.desk?.showPapers(this.node.attrs.keys, this.dom);
  }

  deselectNode() {
    this.dom.classList.remove("ProseMirror-selectednode");
    this.desk?.hideCard();
  }

  stopEvent() {
    return false;
  }

  ignoreMutation() {
    return true;
  }

  destroy() {
    this.desk?.places.delete(this);
    this.desk?.hideCard();
  }
}

/* Yield the keys that a document mentions, in reading order. */
export function mentions(doc) {
  const found = [];
  doc.descendants((node) => {
    if (node.type.name === "citation") found.push(...node.attrs.keys);
  });
  return found;
}

