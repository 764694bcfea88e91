/*
  The blocks of a letter, each as articles/body/document.py knows it: no attribute that would
  not be stored, and no rule about what stands first in a list item or a cell.
*/

import {
  Blockquote,
  BulletList,
  Document,
  HardBreak,
  Heading,
  HorizontalRule,
  ListItem,
  Node,
  OrderedList,
  Paragraph,
  Table,
  TableRow,
  Text,
  wrappingInputRule,
} from "./tiptap.js";

const WIDEST = 100;

function span(element, name) {
  const text = element.getAttribute(name) ?? "";
  return /^\d+$/.test(text) ? Math.min(Math.max(Number(text.slice(0, 4)), 1), WIDEST) : 1;
}

// A table in a cell is layout, not data: the server would take it apart.
const IN_A_CELL = "(paragraph | heading | bulletList | orderedList | blockquote | horizontalRule)+";

function cell(name, tag, role) {
  return Node.create({
    name,
    content: IN_A_CELL,
    tableRole: role,
    isolating: true,
    addAttributes: () => ({
      colspan: { default: 1, parseHTML: (element) => span(element, "colspan") },
      rowspan: { default: 1, parseHTML: (element) => span(element, "rowspan") },
      // The table's own commands expect it; no width is ever set or stored.
      colwidth: { default: null, parseHTML: () => null, renderHTML: () => ({}) },
    }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });
}

export const BLOCKS = [
  // Figures are no blocks: what holds blocks, such as a list item, holds none of them.
  Document.extend({ content: "(block | figure)+" }),
  Text,
  Paragraph,
  HardBreak,
  Heading.configure({ levels: [2, 3, 4] }).extend({
    // The headline is the letter's only h1, and what is smaller than h4 is not told apart.
    parseHTML: () => [1, 2, 3, 4, 5, 6].map((level) => ({
      tag: `h${level}`,
      attrs: { level: Math.min(Math.max(level, 2), 4) },
    })),
  }),
  BulletList,
  OrderedList.configure({ enableListAttributes: false }).extend({
    addAttributes: () => ({}),
    addNodeView: null,
    // The library leaves it out; editors expect "1. " to begin a list.
    addInputRules() {
      return [wrappingInputRule({ find: /^1\.\s$/, type: this.type })];
    },
  }),
  ListItem.extend({ content: "block+" }),
  Blockquote,
  HorizontalRule,
];

export const TABLES = [
  Table.configure({ resizable: false, allowTableNodeSelection: true }),
  TableRow,
  cell("tableCell", "td", "cell"),
  cell("tableHeader", "th", "header_cell"),
];
