/*
  What the keyboard does beyond writing: "@" cites, "/" inserts anything, Ctrl+K links, Ctrl+Shift+Enter
  marks a claim, Alt+F10 goes to the toolbar. Both signs stay signs inside a word or an address, and Escape types them.
*/

import { Extension, pm } from "./tiptap.js";
import * as asks from "./asks.js";
import { insertions } from "./tools.js";

// At the beginning, or after white space or an opening bracket.
const OPENS = { "@": /(^|[\s([“"‘])$/, "/": /(^|\s)$/ };
// A citation follows its sentence directly, so "@" also opens after a mark of punctuation.
const CITES = /[.,;:!?)\]”"’\uFFFC]$/;

function opens(state, sign) {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock) return false;
  const before = $from.parent.textBetween(0, $from.parentOffset, "", "\uFFFC");
  return OPENS[sign].test(before) || (sign === "@" && CITES.test(before));
}

export const Keys = Extension.create({
  name: "deskKeys",
  addOptions: () => ({ desk: null, small: false, toolbar: () => null }),

  addKeyboardShortcuts() {
    const { desk, toolbar } = this.options;
    return {
      "Mod-k": ({ editor }) => asks.linkAddress(editor) && true,
      "Mod-Shift-Enter": ({ editor }) => asks.markClaim(desk, editor) && true,
      "Alt-F10": () => {
        toolbar()?.focus();
        return true;
      },
    };
  },

  addProseMirrorPlugins() {
    const { editor } = this;
    const { desk, small } = this.options;
    const ask = async (sign) => {
      const done = sign === "@"
        ? await asks.cite(desk, editor)
        : await asks.insertAnything(desk, editor, insertions(editor, desk, small));
      if (done === asks.NOTHING) editor.chain().insertContent({ type: "text", text: sign }).run();
    };
    return [
      new pm.state.Plugin({
        props: {
          handleTextInput(view, from, to, text) {
            if (!(text in OPENS) || !opens(view.state, text)) return false;
            ask(text);
            return true;
          },
        },
      }),
    ];
  },
});
