/*
  The numbers a reader sees, by the rules of articles/citations/numbering.py: order of first
  mention, sorted at one place, three in a row and more as a range.
*/

/* Number keys by first mention, from 1: a Map. */
export function number(mentions) {
  const numbers = new Map();
  for (const key of mentions) if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
  return numbers;
}

/* Return the numbers of one place as they print: "3,4", "3–5", "1,3–5". */
export function label(numbers) {
  const rows = [];
  for (const n of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = rows.at(-1);
    if (last && last.at(-1) === n - 1) last.push(n);
    else rows.push([n]);
  }
  return rows.map((row) => (row.length > 2 ? `${row[0]}–${row.at(-1)}` : row.join(","))).join(",");
}
