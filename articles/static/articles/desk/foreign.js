/* Read a piece of Word, Google Docs or a web page: structure kept, notes found, the rest dropped. */

const NUMBERS = /^\s*[[(]?(\d{1,3}(?:\s*[,–-]\s*\d{1,3})*)[\])]?\s*$/;
const REFERENCES = /^(references|bibliography|sources|literature( cited)?|notes)$/i;

/*
  Return what is worth keeping of `html`: `notes` by their numbers, and `body.cite(keys)`, which
  writes the text with a citation wherever the note of a number has a key.
*/
export function tidied(html) {
  const page = new window.DOMParser().parseFromString(inert(html), "text/html").body;
  for (const each of page.querySelectorAll("script, style, meta, link, title, head, xml, del, .MsoCommentReference")) each.remove();
  unwrap(page.querySelectorAll('b[id^="docs-internal-guid"], o\\:p'));
  styles(page);
  lists(page);
  const notes = new Map([...footnotes(page), ...listed(page)]);
  return { notes: new Map([...notes].map(([n, note]) => [n, note.text])), body: { cite: (keys) => cite(page, notes, keys) } };
}

/*
  Return `html` with its styles kept as data, its style sheets and handlers as nothing: a strict
  policy would empty the one before it can be read, and complain of the others although they never
  count.
*/
export function inert(html) {
  const bare = html.replace(/<style\b[^]*?<\/style\s*>/gi, "");
  return bare.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s)style=/gi, "$1data-style=").replace(/(\s)on\w+=/gi, "$1data-off="));
}

function unwrap(elements) {
  for (const each of elements) each.replaceWith(...each.childNodes);
}

// What Google Docs and some pages say in styles only

const STYLED = [
  ["strong", /font-weight:\s*(bold|[6-9]00)/i],
  ["em", /font-style:\s*italic/i],
  ["s", /text-decoration[^;]*line-through/i],
  ["sup", /vertical-align:\s*super/i],
  ["sub", /vertical-align:\s*sub/i],
];

function styles(page) {
  for (const span of page.querySelectorAll("span[data-style]")) {
    for (const [tag, says] of STYLED) {
      if (!says.test(span.dataset.style)) continue;
      const around = page.ownerDocument.createElement(tag);
      around.append(...span.childNodes);
      span.append(around);
    }
  }
}

// Word writes the items of a list as paragraphs, with the sign as text

function lists(page) {
  let open = [];
  for (const item of [...page.querySelectorAll("p")]) {
    const level = Number(/mso-list:[^;"]*level(\d)/.exec(item.dataset.style ?? "")?.[1] ?? 0);
    if (!level) {
      open = [];
      continue;
    }
    if (open.length && open[0].list.nextElementSibling !== item) open = [];
    const sign = [...item.querySelectorAll("span")].find((each) => /mso-list:\s*ignore/i.test(each.dataset.style ?? ""));
    const tag = /^\s*[\da-z]{1,3}[.)]/i.test(sign?.textContent ?? "") ? "ol" : "ul";
    sign?.remove();
    place(open, item, Math.min(level, open.length + 1), tag);
  }
}

function place(open, item, level, tag) {
  const document = item.ownerDocument;
  open.length = Math.min(open.length, level);
  if (open.length < level) {
    const list = document.createElement(tag);
    const parent = open.at(-1)?.list.lastElementChild;
    if (parent) parent.append(list);
    else item.before(list);
    open.push({ list });
  }
  const row = document.createElement("li");
  open.at(-1).list.append(row);
  const words = document.createElement("p");
  words.append(...item.childNodes);
  row.append(words);
  item.remove();
}

// Notes: Word's own, or a numbered list under a heading that names it

function* footnotes(page) {
  for (const note of page.querySelectorAll('[id^="ftn"], [id^="edn"]')) {
    const number = /(\d+)$/.exec(note.id)?.[1];
    const back = note.querySelector('a[href^="#_ftnref"], a[href^="#_ednref"]');
    back?.remove();
    if (number) yield [number, { text: note.textContent.replace(/\s+/g, " ").trim(), element: note }];
  }
}

function* listed(page) {
  const heading = [...page.querySelectorAll("h1, h2, h3, h4, h5, h6, p")].find((each) => REFERENCES.test(each.textContent.trim().replace(/:$/, "")));
  if (!heading) return;
  let count = 0;
  for (let each = heading.nextElementSibling; each; each = each.nextElementSibling) {
    const items = each.tagName === "OL" ? [...each.children] : [each];
    for (const item of items) {
      const text = item.textContent.replace(/\s+/g, " ").trim();
      const typed = /^[[(]?(\d{1,3})[\]).]\s+/.exec(text);
      if (each.tagName !== "OL" && !typed) return;
      count += 1;
      yield [typed?.[1] ?? String(count), { text: text.slice(typed?.[0].length ?? 0), element: item, heading }];
    }
  }
}

// Raised numbers and links to notes become citations where all of them are known

function cite(page, notes, keys) {
  const used = new Set();
  for (const mark of [...page.querySelectorAll("sup, a[href^='#_ftn'], a[href^='#_edn']")]) {
    if (!mark.isConnected || [...notes.values()].some((note) => note.element.contains(mark))) continue;
    const cited = spread(mark.textContent).map((n) => [n, keys[n]]);
    if (!cited.length || !cited.every(([, key]) => key)) continue;
    const place = page.ownerDocument.createElement("span");
    place.dataset.cites = [...new Set(cited.map(([, key]) => key))].join(" ");
    (mark.closest("a[href^='#']") ?? mark).replaceWith(place);
    for (const [n] of cited) used.add(n);
  }
  tidyNotes(notes, used);
  unwrap(page.querySelectorAll("a[href^='#']"));
  return { html: page.innerHTML, count: used.size };
}

function spread(text) {
  if (!NUMBERS.test(text)) return [];
  const [, inner] = NUMBERS.exec(text);
  return inner.split(",").flatMap((piece) => {
    const [first, last = first] = piece.split(/[–-]/).map((n) => Number(n.trim()));
    return last - first > 50 || last < first ? [] : Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
  });
}

/* A note that became a citation prints by itself; what did not stays, so that no word is lost. */
function tidyNotes(notes, used) {
  for (const [n, note] of notes) if (used.has(n)) note.element.remove();
  const left = [...notes].some(([n]) => !used.has(n));
  for (const { heading } of notes.values()) if (heading && !left) heading.remove();
}
