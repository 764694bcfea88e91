/*
  Find the place that a finding points at. Findings count characters of a text's plain words
  (articles/body/prose.py): blocks apart by two newlines, a break as one, a citation as nothing,
  white space as it is stored. The editor counts otherwise, so its words are laid out the same way.
*/

/* Return {from, to} of `start` to `end` in `doc`, or null when the text has moved on. */
export function spot(doc, start, end, quote) {
  const { characters, positions } = laidOut(doc);
  const found = characters.slice(start, end).join("");
  let at = start;
  if (quote && found !== quote) {
    at = nearest(characters, Array.from(quote), start);
    if (at < 0) return null;
  }
  const to = at + (end - start);
  if (!(at in positions) || !(to - 1 in positions)) return null;
  return { from: positions[at], to: positions[to - 1] + 1 };
}

function laidOut(doc) {
  const characters = [];
  const positions = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const line = lineOf(node, pos + 1);
    if (!line.length) return false;
    if (characters.length) {
      for (let i = 0; i < 2; i += 1) {
        characters.push("\n");
        positions.push(line[0].pos);
      }
    }
    for (const { character, pos: place } of line) {
      characters.push(character);
      positions.push(place);
    }
    return false;
  });
  return { characters, positions };
}

/* Lay out one block: single spaces, none at its edges or beside a break. */
function lineOf(block, start) {
  const line = [];
  const push = (character, pos) => {
    const last = line.at(-1)?.character;
    if (character === " " && (last === undefined || last === " " || last === "\n")) return;
    if (character === "\n") {
      if (last === " ") line.pop();
      if (!line.length) return;
    }
    line.push({ character, pos });
  };
  block.forEach((node, offset) => {
    if (node.type.name === "hardBreak") push("\n", start + offset);
    if (!node.isText) return;
    let at = start + offset;
    for (const character of node.text) {
      push(/[ \t\n\r\f\u2028\u2029]/.test(character) ? " " : character, at);
      at += character.length;
    }
  });
  while (line.length && /[ \n]/.test(line.at(-1).character)) line.pop();
  return line;
}

function nearest(characters, quote, start) {
  const fits = (at) => quote.every((character, i) => characters[at + i] === character);
  for (let away = 0; away <= characters.length; away += 1) {
    for (const at of [start - away, start + away]) if (at >= 0 && fits(at)) return at;
  }
  return -1;
}
