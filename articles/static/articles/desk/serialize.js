/*
  Write a document as the one HTML that is stored for it, exactly as articles/body/serialize.py
  does. The editor's own writer differs in small things (it spells a no-break space as an entity,
  keeps empty paragraphs in cells), and a letter that nobody changed must not change a byte.
*/

import { ORDER } from "./marks.js";

const TAGS = { bold: "strong", italic: "em", strike: "s", subscript: "sub", superscript: "sup", code: "code" };

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const quoted = (text) => escaped(text).replaceAll('"', "&quot;");

/* Return the stored HTML of a ProseMirror node's content; "" when there is nothing to read. */
export function serialize(doc) {
  return blocks(doc);
}

function blocks(parent) {
  const written = [];
  parent.forEach((child) => written.push(block(child)));
  return written.join("");
}

function block(node) {
  if (node.type.name === "figure") return figure(node);
  if (node.isTextblock) {
    const inner = inline(node);
    const tag = node.type.name === "heading" ? `h${node.attrs.level}` : "p";
    return inner && `<${tag}>${inner}</${tag}>`;
  }
  const write = WRITERS[node.type.name];
  return write ? write(node) : "";
}

function figure(node) {
  const words = inline(node);
  return `<figure data-image="${quoted(node.attrs.image)}">${words && `<figcaption>${words}</figcaption>`}</figure>`;
}

const wrapped = (tag) => (node) => {
  const inner = blocks(node);
  return inner && `<${tag}>${inner}</${tag}>`;
};

const WRITERS = {
  bulletList: wrapped("ul"),
  orderedList: wrapped("ol"),
  listItem: wrapped("li"),
  blockquote: wrapped("blockquote"),
  horizontalRule: () => "<hr>",
  table(node) {
    let readable = false;
    const rows = [];
    node.forEach((row) => {
      const cells = [];
      row.forEach((each) => {
        const inner = blocks(each);
        readable ||= inner !== "";
        cells.push(cell(each, inner));
      });
      if (cells.length) rows.push(`<tr>${cells.join("")}</tr>`);
    });
    return readable ? `<table><tbody>${rows.join("")}</tbody></table>` : "";
  },
};

function cell(node, inner) {
  const tag = node.type.name === "tableHeader" ? "th" : "td";
  const { colspan, rowspan } = node.attrs;
  const columns = colspan > 1 ? ` colspan="${colspan}"` : "";
  const rows = rowspan > 1 ? ` rowspan="${rowspan}"` : "";
  return `<${tag}${columns}${rows}>${inner}</${tag}>`;
}

function inline(textblock) {
  const runs = [];
  textblock.forEach((node) => {
    const last = runs.at(-1);
    const marks = marksOf(node);
    if (node.type.name === "citation" && last?.keys) {
      last.keys = [...new Set([...last.keys, ...node.attrs.keys])];
    } else {
      runs.push({ keys: node.type.name === "citation" ? node.attrs.keys : null, html: leaf(node), marks });
    }
  });
  return nest(runs, 0);
}

function marksOf(node) {
  const outermost = (a, b) => ORDER.indexOf(a.type.name) - ORDER.indexOf(b.type.name);
  const marks = [...node.marks].sort(outermost);
  // A citation is neither bold nor part of a link, only of a claim.
  return node.type.name === "citation" ? marks.filter((mark) => mark.type.name === "claim") : marks;
}

function leaf(node) {
  if (node.isText) return escaped(node.text);
  return node.type.name === "hardBreak" ? "<br>" : "";
}

function nest(runs, depth) {
  let written = "";
  for (let i = 0; i < runs.length; ) {
    const mark = runs[i].marks[depth];
    if (!mark) {
      written += runs[i].keys ? `<span data-cites="${quoted(runs[i].keys.join(" "))}"></span>` : runs[i].html;
      i += 1;
      continue;
    }
    let end = i + 1;
    while (end < runs.length && runs[end].marks[depth]?.eq(mark)) end += 1;
    written += marked(mark, nest(runs.slice(i, end), depth + 1));
    i = end;
  }
  return written;
}

function marked(mark, inner) {
  const { mark: name, kind, href, identity } = mark.attrs;
  switch (mark.type.name) {
    case "claim":
      return `<mark${name ? ` data-claim="${quoted(name)}"` : ""} data-kind="${quoted(kind)}">${inner}</mark>`;
    case "link":
      return `<a href="${quoted(href)}">${inner}</a>`;
    case "letter":
      return `<a data-letter="${quoted(identity)}">${inner}</a>`;
    default:
      return `<${TAGS[mark.type.name]}>${inner}</${TAGS[mark.type.name]}>`;
  }
}
