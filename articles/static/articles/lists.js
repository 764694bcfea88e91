/* Have the findings of letters that changed counted again, a few at a time, and shown in place. */

import { post } from "./desk/asking.js";

const AT_ONCE = 5;

async function count(cells, address) {
  for (let first = 0; first < cells.length; first += AT_ONCE) {
    const some = cells.slice(first, first + AT_ONCE);
    const body = new FormData();
    for (const cell of some) body.append("id", cell.dataset.count);
    const { counts } = await post(address, body);
    for (const cell of some) {
      const pills = counts[cell.dataset.count];
      if (pills === undefined) continue;
      cell.innerHTML = pills; // Made by the server's own templates, where everything is escaped.
      cell.removeAttribute("title");
      delete cell.dataset.count;
    }
  }
}

const list = document.querySelector("[data-counting]");
if (list) {
  const cells = [...document.querySelectorAll("[data-count]")];
  // What could not be counted keeps its mark; nothing on the page depends on it.
  count(cells, list.dataset.counting).catch(() => {});
}

// On a phone the filters would fill three screens; what is not chosen is folded up.
if (window.matchMedia("(max-width: 767px)").matches) {
  for (const filter of document.querySelectorAll("#changelist-filter details")) {
    filter.open = filter.querySelector("li.selected") !== filter.querySelector("li");
  }
}
