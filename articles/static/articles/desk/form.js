/* Read the letter from the page as it stands, in the shape that articles/admin/.../typed.py reads. */

import { serialize } from "./serialize.js";

const value = (name) => document.querySelector(`#id_${name}`)?.value ?? "";
const checked = (name) => document.querySelector(`#id_${name}`)?.checked ?? false;

/* Return the editors of the answers that would be saved, in their order on the page. */
export function answers(desk) {
  return desk.inOrder().filter((editor) => editor.small);
}

export function questionOf(editor) {
  return editor.field.closest(".inline-related")?.querySelector("input[name$=-question]");
}

export function letterOf(desk, show) {
  const whole = desk.inOrder().find((editor) => !editor.small);
  const chosen = document.querySelectorAll("#id_disclaimers input:checked");
  return {
    headline: value("headline"), slug: value("slug"), description: value("description"),
    seo_title: value("seo_title"), seo_description: value("seo_description"),
    body: whole ? serialize(whole.state.doc) : "",
    faqs_shown: checked("faqs_shown"), show_disclosures: checked("show_disclosures"),
    faqs: answers(desk).map((editor) => ({
      question: questionOf(editor)?.value ?? "", answer: serialize(editor.state.doc),
    })),
    offers: desk.ledger.offers((editor) => (editor.small ? `faqs[${answers(desk).indexOf(editor)}].answer` : "body")),
    disclaimers: [...chosen].map((each) => Number(each.value)),
    show,
  };
}
