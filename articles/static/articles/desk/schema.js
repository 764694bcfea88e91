/* What a letter's text can hold, for every editor on the page; an answer holds a little less. */

import { Dropcursor, Gapcursor, getSchema, History, pm } from "./tiptap.js";
import { BLOCKS, TABLES } from "./blocks.js";
import { Citation } from "./citation.js";
import { ClaimLook } from "./claimlook.js";
import { Figure } from "./figure.js";
import { Claim, LetterLink, Link, STYLES } from "./marks.js";
import { serialize } from "./serialize.js";

const MEANING = [Claim, Link, LetterLink, ...STYLES];

/* Return the extensions of one editor. `desk` gives citations their numbers. */
export function extensions(desk = null) {
  const citation = Citation.configure({ desk });
  const figure = Figure.configure({ desk });
  const look = ClaimLook.configure({ desk });
  return [...BLOCKS, figure, ...TABLES, ...MEANING, citation, look, History, Dropcursor, Gapcursor];
}

/* Return what is stored when stored HTML is opened and saved: the very same, or a fault of ours. */
export function roundTrip(html) {
  const schema = getSchema(extensions());
  const page = new window.DOMParser().parseFromString(html, "text/html");
  return serialize(pm.model.DOMParser.fromSchema(schema).parse(page.body));
}
