/*
  What comes from the clipboard: an identifier offers to be cited; a piece of Word, Google Docs or a
  web page keeps its structure and loses the rest; its footnote numbers become citations where the
  library has the paper that the note names.

  Nothing here makes HTML safe. The schema lets in only what a letter can hold, and the server
  cleans again what is saved.
*/

import { Extension, pm } from "./tiptap.js";
import { post } from "./asking.js";
import { fetchPaper, insertCitation, looksLikePaper } from "./asks.js";
import { choose } from "./dialogs.js";
import { inert, tidied } from "./foreign.js";

const ADDRESS = /^https?:\/\/\S+$/i;

function onlyPaper(text) {
  return text && !/\s/.test(text.replace(/^(doi|pmid|pmcid):?\s*/i, "")) && looksLikePaper(text);
}

async function offer(desk, editor, text) {
  const link = ADDRESS.test(text) ? [["link", "Link to it"]] : [];
  const wish = await choose(editor, {
    title: "This is a paper", action: "Go on", value: "cite",
    choices: [["cite", "Cite it here; it joins the library if it is new"], ...link, ["text", "Paste it as text"]],
    note: text,
  });
  if (wish === "cite") await citeFetched(desk, editor, text);
  if (wish === "text") editor.chain().insertContent({ type: "text", text }).run();
  if (wish === "link") editor.chain().insertContent({ type: "text", text, marks: [{ type: "link", attrs: { href: text } }] }).run();
}

async function citeFetched(desk, editor, text) {
  editor.tell("Asking the registries …");
  try {
    const { paper, note } = await fetchPaper(desk, text);
    insertCitation(editor, [paper.key]);
    editor.tell(`Cited: ${paper.short}, ${paper.title}. ${note}`);
  } catch (error) {
    editor.tell(`Not cited. ${error.message}`);
  }
}

async function pasteForeign(desk, editor, html) {
  const { body, notes } = tidied(html);
  let keys = {};
  if (notes.size) {
    try {
      ({ keys } = await post(desk.addresses.match, JSON.stringify({ texts: Object.fromEntries(notes) })));
    } catch {
      // Without an answer the numbers stay what they were: raised numbers.
    }
  }
  const cited = body.cite(keys);
  editor.view.pasteHTML(cited.html);
  if (notes.size) editor.tell(`${cited.count} of ${notes.size} notes became citations.${cited.count < notes.size ? " The library does not have the others." : ""}`);
}

/* Return the picture among what was pasted or dropped, unless words came along with it. */
function pictureIn(data) {
  const [file] = data?.files ?? [];
  if (!file?.type.startsWith("image/")) return null;
  const page = new window.DOMParser().parseFromString(inert(data.getData("text/html")), "text/html");
  return page.body.textContent.trim() ? null : file;
}

export const Paste = Extension.create({
  name: "deskPaste",
  addOptions: () => ({ desk: null }),
  addProseMirrorPlugins() {
    const { editor } = this;
    const { desk } = this.options;
    let ours = false;
    return [
      new pm.state.Plugin({
        props: {
          transformPastedHTML: inert,
          handleDrop(view, event) {
            const file = pictureIn(event.dataTransfer);
            if (!file) return false;
            event.preventDefault();
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
            if (at) editor.commands.setTextSelection(at.pos);
            desk.showPicture(editor, file);
            return true;
          },
          handlePaste(view, event) {
            const html = event.clipboardData?.getData("text/html") ?? "";
            const text = event.clipboardData?.getData("text/plain").trim() ?? "";
            if (ours) return false;
            const file = pictureIn(event.clipboardData);
            if (file) {
              desk.showPicture(editor, file);
              return true;
            }
            if (onlyPaper(text)) {
              offer(desk, editor, text);
              return true;
            }
            // What was copied in a letter of ours is in our form already.
            if (!html || html.includes("data-pm-slice")) return false;
            ours = true;
            pasteForeign(desk, editor, html).finally(() => { ours = false; });
            return true;
          },
        },
      }),
    ];
  },
});
