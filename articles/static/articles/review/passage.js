/*
  The words of a rendered letter as a finding counts them: without citation numbers and symbols.
*/

const APART = "sup, .claim-symbol, .disclaimer-symbol";

function words(node) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT, (text) =>
    text.parentElement?.closest(APART) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

/* Return the text of a fragment or element as one string. */
export function wordsOf(node) {
  return words(node).map((text) => text.data).join("");
}

/* Return the range of the passage `quote` inside `place`, of several the one with `nth` before it. */
export function find(place, quote, nth = 0) {
  const texts = words(place);
  const whole = texts.map((text) => text.data).join("");
  const escaped = quote.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const matches = [...whole.matchAll(new RegExp(escaped.join("\\s*"), "g"))];
  const match = matches[Math.min(nth, matches.length - 1)];
  if (!match) return null;
  const range = document.createRange();
  let passed = 0;
  for (const text of texts) {
    const [start, end] = [match.index - passed, match.index + match[0].length - passed];
    if (start >= 0 && start < text.length) range.setStart(text, start);
    if (end > 0 && end <= text.length) {
      range.setEnd(text, end);
      break;
    }
    passed += text.length;
  }
  return range;
}

/* Wrap every piece of text in `range` and return the marks. */
export function mark(range, name) {
  const inside = words(range.commonAncestorContainer.parentElement ?? range.commonAncestorContainer);
  const { startContainer, startOffset, endContainer, endOffset } = range;
  return inside
    .filter((text) => range.intersectsNode(text) && text.data.trim())
    .map((text) => {
      const piece = document.createRange();
      piece.selectNodeContents(text);
      if (text === startContainer) piece.setStart(text, startOffset);
      if (text === endContainer) piece.setEnd(text, endOffset);
      if (piece.collapsed) return null;
      const made = document.createElement("mark");
      made.className = name;
      piece.surroundContents(made);
      return made;
    })
    .filter(Boolean);
}
