/* The questions that the desk's buttons and keys ask, each ending in one change of the text. */

import { get, post } from "./asking.js";
import { askClaim } from "./claiming.js";
import { enter } from "./dialogs.js";
import { insertFigure } from "./figure.js";
import { claimsOf } from "./ledger.js";
import { nextSerial } from "./marks.js";
import { pick } from "./picker.js";
import { sentenceAround } from "./sentence.js";
import { uploadPart } from "./upload.js";

const IDENTIFIER = /10\.\d{4,9}\/\S+|pmc\d{3,}|pubmed|ncbi\.nlm\.nih|\bpmid\b|^\d{5,9}$/i;

/* What an answer is when somebody left without choosing. */
export const NOTHING = Symbol("nothing");

const KEYS = "Arrows to move, Enter to insert, Escape to leave.";

export function looksLikePaper(text) {
  return text.length < 500 && IDENTIFIER.test(text);
}

const optionOf = (paper) => ({
  id: paper.key, paper, label: `${paper.short}, ${paper.title}`, short: paper.short,
  note: [paper.journal, paper.key].filter(Boolean).join(" · "), warning: paper.status,
});

/* Have a paper taken in by its identifier or address; resolves to the paper, and what was said. */
export async function fetchPaper(desk, text) {
  const { paper, note } = await post(desk.addresses.cite, new URLSearchParams({ text }));
  desk.learn([paper]);
  return { paper, note };
}

function papersBy(desk) {
  return async (text, signal) => {
    const { papers } = await get(desk.addresses.papers, { q: text }, signal);
    desk.learn(papers);
    const options = papers.map(optionOf);
    if (!looksLikePaper(text) || options.length) return options;
    const take = async () => {
      const { paper, note } = await fetchPaper(desk, text);
      return { ...optionOf(paper), said: note };
    };
    return [{ id: text, label: `Fetch ${text}`, note: "Not in the library yet: ask the registries and add it", take }];
  };
}

/* Cite papers at the caret, or change what the selected citation cites. */
export async function cite(desk, editor) {
  const { node } = editor.state.selection;
  const old = node?.type.name === "citation" ? node.attrs.keys : [];
  const known = old.map((key) => desk.papers.get(key) ?? { key, short: key, title: "", status: "" });
  const picked = await pick(editor, {
    title: old.length ? "Change the citation" : "Cite papers",
    hint: `Search by author, title, year or DOI. Shift+Enter adds one and goes on. ${KEYS}`,
    placeholder: "e.g. kim 2017, or 10.3390/ijms18051051",
    action: old.length ? "Change" : "Cite", several: true, chosen: known.map(optionOf), search: papersBy(desk),
  });
  if (!picked.length) return NOTHING;
  return insertCitation(editor, picked.map((each) => each.id));
}

export function insertCitation(editor, keys) {
  return editor.chain().insertContent({ type: "citation", attrs: { keys } }).run();
}

/* Link to one of our letters, by its identity. */
export async function linkLetter(desk, editor) {
  const search = async (text, signal) => {
    const { letters } = await get(desk.addresses.letters, { q: text }, signal);
    return letters.map((each) => ({ id: each.identity, label: each.headline, note: `${each.status} · ${each.slug}` }));
  };
  const [letter] = await pick(editor, {
    title: "Link one of our letters", hint: `Search by headline or address. ${KEYS}`,
    placeholder: "e.g. gut lining", action: "Link", search,
  });
  if (!letter) return NOTHING;
  return linked(editor, { type: "letter", attrs: { identity: letter.id } }, letter.label);
}

/* Insert the name of one of our products, as it is written. */
export async function nameProduct(desk, editor) {
  const search = async (text, signal) => {
    const { products } = await get(desk.addresses.products, { q: text }, signal);
    return products.map((each) => ({ id: each.slug, label: each.name, note: each.slug }));
  };
  const [product] = await pick(editor, {
    title: "Name a product", hint: KEYS, placeholder: "Name of the product", action: "Insert", search,
  });
  if (!product) return NOTHING;
  return editor.chain().insertContent({ type: "text", text: product.label }).run();
}

const pictureOf = (image) => ({
  id: image.identity, image, label: image.name, short: image.name, thumbnail: image.thumbnail,
  note: [`${image.width} × ${image.height}`, image.alt ? "" : "decoration", image.credit].filter(Boolean).join(" · "),
});

/* Have a picture chosen or uploaded; resolves to it, or to undefined. */
export async function findPicture(desk, editor, words) {
  const search = async (text, signal) => {
    const { images } = await get(desk.addresses.images, { q: text }, signal);
    return images.map(pictureOf);
  };
  const [picked] = await pick(editor, {
    ...words, search, hint: `Search by description, caption or credit. ${KEYS}`, placeholder: "e.g. gut lining",
    part: (picker) => uploadPart(desk, words, (image) => picker.end([pictureOf(image)])),
  });
  return picked?.image;
}

/* Show a picture behind the paragraph of the caret, or another one in the figure there. */
export async function showPicture(desk, editor, file = null) {
  const title = editor.isActive("figure") ? "Change the picture" : "Show a picture";
  const image = await findPicture(desk, editor, { title, action: "Insert", file });
  if (!image) return NOTHING;
  desk.images.set(image.identity, image);
  if (editor.isActive("figure")) return editor.chain().updateAttributes("figure", { image: image.identity }).run();
  return insertFigure(editor, image.identity, image.caption);
}

/* Link to an address elsewhere; an empty address takes the link off. */
export async function linkAddress(editor) {
  const href = await enter(editor, {
    title: "Link to an address", label: "Address", value: editor.getAttributes("link").href ?? "",
    placeholder: "https://", action: "Link",
    wrong: (text) => (/^(https?:\/\/\S+\.\S+|mailto:\S+@\S+|#\S+)$/i.test(text) || !text
      ? "" : "Use an address that begins with https:// (or mailto:, or # and a heading’s anchor)."),
  });
  if (href === null) return NOTHING;
  if (!href) return editor.chain().extendMarkRange("link").unsetMark("link").run();
  return linked(editor, { type: "link", attrs: { href } }, href);
}

function linked(editor, mark, words) {
  const chain = editor.chain();
  if (editor.isActive(mark.type)) return chain.extendMarkRange(mark.type).setMark(mark.type, mark.attrs).run();
  if (!editor.state.selection.empty) return chain.setMark(mark.type, mark.attrs).run();
  return chain.insertContent({ type: "text", text: words, marks: [mark] }).run();
}

/* Mark the selected words, or the sentence at the caret, as a claim; or change the one at the caret. */
export async function markClaim(desk, editor) {
  const old = claimAtCaret(editor);
  const known = old ? desk.ledger.of(editor, old) : { product: "", ingredient: "", evidence: [] };
  desk.meet(known.evidence.map((each) => each.reference));
  const { from, to } = old ?? wordsToMark(editor);
  const chosen = await askClaim(editor, {
    marked: Boolean(old), text: editor.state.doc.textBetween(from, to, " "), now: { kind: "structure_function", ...old?.attrs, ...known }, products: desk.ledger.products,
    choosePapers: () => choosePapers(desk, editor), nameOf: (key) => desk.papers.get(key)?.short ?? key,
  });
  if (chosen === null) return NOTHING;
  if (chosen === "unmark") return editor.chain().setTextSelection(old).unsetMark("claim").setTextSelection(old.to).run();
  const { kind, ...rest } = chosen;
  const claim = old ? rekind(editor, old, kind) : setClaim(editor, kind);
  if (claim) desk.ledger.set(editor, claim, rest);
  return true;
}

function claimAtCaret(editor) {
  const { from, to } = editor.state.selection;
  return claimsOf(editor.state.doc).find((each) => each.from <= from && to <= each.to && (from < each.to || from !== to));
}

function rekind(editor, claim, kind) {
  const { from, to, attrs } = claim;
  if (attrs.kind !== kind) {
    editor.chain().setTextSelection({ from, to }).updateAttributes("claim", { kind }).setTextSelection(to).run();
  }
  return claim;
}

/* Mark what is selected, or the sentence at the caret; returns the claim it became. */
function setClaim(editor, kind) {
  const { selection } = editor.state;
  const chain = editor.chain();
  const serial = nextSerial();
  if (selection.empty) chain.setTextSelection(wordsToMark(editor));
  chain.setMark("claim", { mark: "", kind, serial }).setTextSelection(selection.to).run();
  return claimsOf(editor.state.doc).find((each) => each.attrs.serial === serial);
}

function wordsToMark({ state }) {
  return state.selection.empty ? sentenceAround(state) : state.selection;
}

async function choosePapers(desk, editor) {
  const picked = await pick(editor, {
    title: "Papers that carry it", hint: `Search by author, title, year or DOI. Shift+Enter adds one and goes on. ${KEYS}`,
    placeholder: "e.g. kim 2017, or 10.3390/ijms18051051", action: "Add", several: true, search: papersBy(desk),
  });
  return picked.map((each) => each.id);
}

/* Offer everything that can be inserted, by name: what "/" opens. */
export async function insertAnything(desk, editor, things) {
  const search = async (text) => things
    .filter((each) => each.label.toLowerCase().includes(text.toLowerCase()))
    .map((each) => ({ ...each, id: each.label }));
  const [thing] = await pick(editor, {
    title: "Insert", hint: KEYS, placeholder: "Cite, claim, table …", action: "Insert", search,
  });
  if (!thing) return NOTHING;
  return thing.run();
}

