/*
  A picture of the library in the text. It holds the picture's identity and the caption that it has
  in this letter; what the picture shows and how it is described is asked of the library, once.

  It is a line of words like a paragraph, so the caption is written as any text is. It stands
  between the letter's blocks, never in a list, a quotation or a table: the server would take it
  out there.
*/

import { Node } from "./tiptap.js";
import { make } from "./dom.js";

const IDENTITY = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export const Figure = Node.create({
  name: "figure",
  content: "inline*",
  isolating: true,
  selectable: true,
  draggable: true,

  // `desk` knows the library's pictures; without one none are shown.
  addOptions: () => ({ desk: null }),

  addAttributes: () => ({ image: { default: "", rendered: false } }),

  parseHTML: () => [
    {
      tag: "figure[data-image]",
      getAttrs(element) {
        const image = element.dataset.image.toLowerCase();
        return IDENTITY.test(image) ? { image } : false;
      },
    },
  ],

  renderHTML: ({ node }) => ["figure", { "data-image": node.attrs.image }, ["figcaption", 0]],

  addKeyboardShortcuts() {
    const inCaption = (editor) => editor.state.selection.$from.parent.type === this.type;
    return {
      Enter: ({ editor }) => {
        const { selection } = editor.state;
        if (selection.node?.type === this.type) {
          this.options.desk?.showPicture(editor);
          return true;
        }
        return inCaption(editor) && goOn(editor);
      },
      "Shift-Enter": ({ editor }) => inCaption(editor) && goOn(editor),
    };
  },

  addNodeView() {
    const { desk } = this.options;
    return ({ node, editor, getPos }) => new Picture(node, editor, getPos, desk);
  },
});

/* Go on with a paragraph of its own: a caption is one line. */
function goOn(editor) {
  const after = editor.state.selection.$from.after();
  return editor.chain().insertContentAt(after, { type: "paragraph" }).setTextSelection(after + 1).run();
}

/* Put a figure behind the block that holds the caret, in the place of an empty paragraph. */
export function insertFigure(editor, image, caption) {
  const { $from } = editor.state.selection;
  const block = $from.depth ? $from.node(1) : null;
  const empty = block?.type.name === "paragraph" && !block.content.size;
  const from = $from.depth ? (empty ? $from.before(1) : $from.after(1)) : editor.state.selection.to;
  const to = empty ? $from.after(1) : from;
  const figure = { type: "figure", attrs: { image }, content: caption ? [{ type: "text", text: caption }] : [] };
  return editor.chain().insertContentAt({ from, to }, figure)
    .setTextSelection(from + 1 + caption.length).scrollIntoView().run();
}

/* Yield the identities of the pictures that a document shows, in reading order. */
export function pictured(doc) {
  const found = [];
  doc.forEach((node) => {
    if (node.type.name === "figure") found.push(node.attrs.image);
  });
  return found;
}

/* What stands on the screen for one figure. */
class Picture {
  constructor(node, editor, getPos, desk) {
    Object.assign(this, { node, editor, getPos, desk });
    this.shown = make("div", {
      class: "shown", contenteditable: "false", onclick: () => this.select(),
      ondblclick: () => desk?.showPicture(editor),
    });
    this.contentDOM = make("figcaption", { "data-placeholder": "Caption (none is shown while this is empty)" });
    this.dom = make("figure", { class: "desk-figure" }, this.shown, this.contentDOM);
    desk?.pictures.add(this);
    this.show();
  }

  select() {
    this.editor.commands.setNodeSelection(this.getPos());
  }

  show() {
    this.contentDOM.classList.toggle("empty", !this.node.content.size);
    const told = this.desk?.images.get(this.node.attrs.image);
    if (told === this.told && this.shown.firstChild) return;
    this.told = told;
    const strange = this.desk?.strangers.has(this.node.attrs.image);
    this.dom.classList.toggle("unknown", Boolean(strange));
    this.shown.replaceChildren(told ? drawn(told) : make("p", {}, strange ? "No picture of the library has this name." : "Picture …"));
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.show();
    return true;
  }

  selectNode() {
    this.dom.classList.add("ProseMirror-selectednode");
  }

  deselectNode() {
    this.dom.classList.remove("ProseMirror-selectednode");
  }

  stopEvent() {
    return false;
  }

  ignoreMutation(mutation) {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }

  destroy() {
    this.desk?.pictures.delete(this);
  }
}

function drawn(told) {
  return make("img", { src: told.shown, alt: told.alt, width: told.width, height: told.height, draggable: "false" });
}
