/* Lead to the place of a finding, and do what one click can do about it. */

import { pictured } from "./figure.js";
import { answers, questionOf } from "./form.js";
import { nextSerial } from "./marks.js";
import { spot } from "./spot.js";

const FIELD = /^faqs\[(\d+)\]\.(question|answer)$/;
const NEAR = { products: "#id_body", authors: "#bylines-group", about: "#topic_links-group", disclaimers: "#id_disclaimers",
  references: "[data-live=papers]", faqs: "#faqs-group", claims: "#claims-group", disclosures: "#id_show_disclosures" };

/* Select the first figure that shows the picture at `index` of those in the text. */
function goToPicture(desk, index) {
  const editor = desk.inOrder().find((each) => !each.small);
  const image = [...new Set(pictured(editor.state.doc))][index];
  let place = null;
  editor.state.doc.forEach((node, at) => {
    if (node.type.name === "figure" && node.attrs.image === image) place ??= at;
  });
  if (place === null) return false;
  editor.chain().focus().setNodeSelection(place).scrollIntoView().run();
  editor.view.nodeDOM(place)?.scrollIntoView({ block: "center" });
  return true;
}

function editorOf(desk, field) {
  if (field === "body") return desk.inOrder().find((editor) => !editor.small);
  const [, index, part] = FIELD.exec(field) ?? [];
  return part === "answer" ? answers(desk)[Number(index)] : null;
}

function placeOf(desk, item) {
  const { field, start, end } = item.dataset;
  const editor = editorOf(desk, field);
  if (!editor || start === undefined) return { editor, range: null };
  const quote = item.querySelector("blockquote")?.dataset.quote ?? "";
  return { editor, range: spot(editor.state.doc, Number(start), Number(end), quote) };
}

/* Put the caret, or the selection, where the finding in `item` points. */
export function go(desk, item) {
  const { editor, range } = placeOf(desk, item);
  if (editor) {
    editor.view.focus();
    if (range) editor.chain().setTextSelection(range).scrollIntoView().run();
    editor.view.domAtPos(editor.state.selection.from).node.parentElement?.scrollIntoView({ block: "center" });
    return;
  }
  const { field, start, end } = item.dataset;
  const picture = /^images\[(\d+)\]/.exec(field)?.[1];
  if (picture && goToPicture(desk, Number(picture))) return;
  const [, index, part] = FIELD.exec(field) ?? [];
  const input = part ? questionOf(answers(desk)[Number(index)]) : document.querySelector(`#id_${field}`);
  const target = input ?? document.querySelector(NEAR[field.split(/[[.]/)[0]] ?? "#content-main");
  target.closest("details")?.setAttribute("open", "");
  target.scrollIntoView({ block: "center" });
  target.focus?.();
  if (start !== undefined) input?.setSelectionRange?.(Number(start), Number(end));
}

function tick(selector) {
  const box = document.querySelector(selector);
  if (!box || box.checked) return;
  box.checked = true;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

const DEEDS = {
  claim(editor, range) {
    const attrs = { mark: "", kind: "structure_function", serial: nextSerial() };
    // The full stop is not part of what is claimed.
    const words = editor.state.doc.textBetween(range.from, range.to);
    const to = range.to - (/[.!?]$/.test(words) ? 1 : 0);
    editor.chain().setTextSelection({ from: range.from, to }).setMark("claim", attrs).setTextSelection(to).run();
  },
  delete: (editor, range) => editor.chain().deleteRange(range).run(),
};

const SWITCHES = {
  disclaimer: "#id_disclaimers input[type=checkbox]",
  disclose: "#id_show_disclosures",
  show_faqs: "#id_faqs_shown",
};

/* Do what the finding's button says; it can be undone, and nothing is saved by it. */
export function fix(desk, item, deed) {
  if (deed in SWITCHES) {
    tick(SWITCHES[deed]);
    return;
  }
  const { editor, range } = placeOf(desk, item);
  if (!range) return;
  editor.view.focus();
  DEEDS[deed](editor, range);
}
