/*
  The marks a letter's words can bear. The stored form nests them in one fixed order, the order of
  `ORDER` in articles/body/inline.py; the priorities below give ProseMirror the same one.

  A newcomer gets this wrong: two claims that stand side by side are two, even before either has a
  name. So a new claim carries a serial number, which is never stored.
*/

import {
  Bold,
  Code,
  Italic,
  Mark,
  Strike,
  Subscript,
  Superscript,
} from "./tiptap.js";

export const ORDER = ["claim", "link", "letter", "bold", "italic", "strike", "subscript", "superscript", "code"];

export const KINDS = {
  structure_function: "Structure/function: what it does for the body",
  nutrient_content: "Nutrient content: how much is in it",
  general_wellbeing: "General well-being",
  testimonial: "Testimonial: what somebody experienced",
};

// Loosely ordered numbers, high enough to stand before every mark that a library brings.
const priority = (name) => 2000 - ORDER.indexOf(name);
const ordered = (extension) => extension.extend({ priority: priority(extension.name) });

const KEY = /^[a-z0-9][a-z0-9-]*$/;
let serial = 0;

export const nextSerial = () => {
  serial += 1;
  return serial;
};

const plain = (name, value = null) => ({ [name]: { default: value } });

export const Claim = Mark.create({
  name: "claim",
  priority: priority("claim"),
  inclusive: false,
  addAttributes: () => ({ ...plain("mark", ""), ...plain("kind", "structure_function"), ...plain("serial", 0) }),
  parseHTML: () => [
    {
      tag: "mark",
      getAttrs(element) {
        const mark = element.dataset.claim ?? "";
        const kind = element.dataset.kind ?? "";
        return {
          mark: KEY.test(mark) ? mark : "",
          kind: kind in KINDS ? kind : "structure_function",
          serial: KEY.test(mark) ? 0 : nextSerial(),
        };
      },
    },
  ],
  renderHTML({ mark }) {
    const { mark: name, kind } = mark.attrs;
    const shown = { "data-kind": kind };
    return ["mark", name ? { "data-claim": name, ...shown } : shown, 0];
  },
});

export const Link = Mark.create({
  name: "link",
  priority: priority("link"),
  inclusive: false,
  excludes: "link letter",
  addAttributes: () => plain("href", ""),
  // Which addresses are allowed is decided on the server; here only the dangerous never come in.
  parseHTML: () => [
    {
      tag: "a[href]:not([data-letter])",
      getAttrs(element) {
        const href = element.getAttribute("href").trim();
        return /^(https?:|mailto:|#.)/i.test(href) ? { href } : false;
      },
    },
  ],
  renderHTML: ({ mark }) => ["a", { href: mark.attrs.href, rel: "noopener", title: mark.attrs.href }, 0],
});

export const LetterLink = Mark.create({
  name: "letter",
  priority: priority("letter"),
  inclusive: false,
  excludes: "link letter",
  addAttributes: () => plain("identity", ""),
  parseHTML: () => [
    { tag: "a[data-letter]", getAttrs: (element) => ({ identity: element.dataset.letter }) },
  ],
  renderHTML: ({ mark }) => ["a", { "data-letter": mark.attrs.identity, title: "Another letter of ours" }, 0],
});

export const STYLES = [
  ordered(Bold),
  ordered(Italic),
  ordered(Strike),
  ordered(Subscript),
  ordered(Superscript),
  // Elsewhere code excludes every other mark; a letter may well claim, link or stress it.
  ordered(Code).extend({ excludes: "code" }),
];
