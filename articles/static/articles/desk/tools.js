/*
  What can be done to the text, each once: its name, its key, what it does, when it is on.
  The toolbar shows them as buttons and "/" offers them by name, so neither can lack one.
*/

import * as asks from "./asks.js";

function run(editor, act) {
  // At once, not in the next frame: the next key may be on its way already.
  editor.view.focus();
  return act(editor.chain()).run();
}

function inline(editor) {
  const styled = (name, label, sign, keys) => ({
    label, sign, keys, css: name, run: () => run(editor, (chain) => chain.toggleMark(name)), on: () => editor.isActive(name),
  });
  return [
    styled("bold", "Bold", "B", "Control+B"),
    styled("italic", "Italic", "I", "Control+I"),
    styled("subscript", "Subscript", "x₂", "Control+,"),
    styled("superscript", "Superscript", "x²", "Control+."),
    styled("strike", "Strike through", "S", "Control+Shift+S"),
  ];
}

function structure(editor, desk, small) {
  const lists = [
    {
      label: "Bulleted list", sign: "•", run: () => run(editor, (chain) => chain.toggleBulletList()),
      on: () => editor.isActive("bulletList"),
    },
    {
      label: "Numbered list", sign: "1.", run: () => run(editor, (chain) => chain.toggleOrderedList()),
      on: () => editor.isActive("orderedList"),
    },
    {
      label: "Quotation", sign: "“ ”", run: () => run(editor, (chain) => chain.toggleBlockquote()),
      on: () => editor.isActive("blockquote"),
    },
  ];
  if (small) return lists;
  const insert = { rows: 3, cols: 3, withHeaderRow: true };
  return [
    ...lists,
    { label: "Table", sign: "▦", run: () => run(editor, (chain) => chain.insertTable(insert)), on: () => editor.isActive("table") },
    { label: "Picture", words: "Picture", run: () => asks.showPicture(desk, editor), on: () => editor.isActive("figure") },
    { label: "Rule", sign: "―", run: () => run(editor, (chain) => chain.setHorizontalRule()) },
  ];
}

function meaning(editor, desk) {
  return [
    { label: "Cite papers", words: "Cite", keys: "@", run: () => asks.cite(desk, editor), on: () => editor.isActive("citation") },
    { label: "Mark a claim", words: "Claim", keys: "Control+Shift+Enter", run: () => asks.markClaim(desk, editor), on: () => editor.isActive("claim") },
    { label: "Link one of our letters", words: "Letter", run: () => asks.linkLetter(desk, editor), on: () => editor.isActive("letter") },
    { label: "Name a product", words: "Product", run: () => asks.nameProduct(desk, editor) },
    { label: "Link to an address", words: "Link", keys: "Control+K", run: () => asks.linkAddress(editor), on: () => editor.isActive("link") },
  ];
}

function history(editor) {
  return [
    { label: "Undo", sign: "↶", keys: "Control+Z", run: () => run(editor, (chain) => chain.undo()), can: () => editor.can().undo() },
    { label: "Redo", sign: "↷", keys: "Control+Y", run: () => run(editor, (chain) => chain.redo()), can: () => editor.can().redo() },
  ];
}

function table(editor) {
  const change = (label, words, act) => ({ label, words, run: () => run(editor, act) });
  return [
    change("Add a row below", "+ Row", (chain) => chain.addRowAfter()),
    change("Take out this row", "− Row", (chain) => chain.deleteRow()),
    change("Add a column to the right", "+ Column", (chain) => chain.addColumnAfter()),
    change("Take out this column", "− Column", (chain) => chain.deleteColumn()),
    change("Header cell on or off", "Header", (chain) => chain.toggleHeaderCell()),
    change("Merge the selected cells or split this one", "Merge", (chain) => chain.mergeOrSplit()),
    change("Take out the table", "Delete table", (chain) => chain.deleteTable()),
  ];
}

/* Return the styles a paragraph can have, as pairs of a value and its words. */
export const LEVELS = [["0", "Paragraph"], ["2", "Heading 2"], ["3", "Heading 3"], ["4", "Heading 4"]];

export function levelOf(editor) {
  return String(editor.getAttributes("heading").level ?? 0);
}

export function setLevel(editor, level) {
  run(editor, (chain) => (level === "0" ? chain.setParagraph() : chain.setHeading({ level: Number(level) })));
}

/* Return the groups of tools of an editor; `table` is only of use inside one. */
export function toolsOf(editor, desk, small) {
  return {
    inline: inline(editor), structure: structure(editor, desk, small), meaning: meaning(editor, desk),
    history: history(editor), table: small ? [] : table(editor),
  };
}

/* Return what "/" offers. */
export function insertions(editor, desk, small) {
  const { meaning: first, structure: then } = toolsOf(editor, desk, small);
  const levels = small ? [] : LEVELS.map(([value, label]) => ({ label, run: () => setLevel(editor, value) }));
  return [...first, ...then, ...levels];
}
