/* Find the sentence that the caret stands in, for who marks a claim without selecting first. */

const END = /[.!?]["”’)\]\uFFFC]*\s+/g;

/* Return {from, to} of the sentence around the caret, without the space after it. */
export function sentenceAround(state) {
  const { $from } = state.selection;
  const start = $from.start();
  // One character for each leaf that is no text, so that positions stay positions.
  const text = $from.parent.textBetween(0, $from.parent.content.size, "", "\uFFFC");
  let from = 0;
  let to = text.length;
  for (const match of text.matchAll(END)) {
    const after = match.index + match[0].length;
    if (after <= $from.parentOffset) from = after;
    else {
      to = match.index + match[0].trimEnd().length;
      break;
    }
  }
  while (to > from && /[\s\uFFFC.!?]/.test(text[to - 1])) to -= 1;
  return { from: start + from, to: start + to };
}
