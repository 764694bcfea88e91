/* Make an element from its name, its attributes and what stands in it. */

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/* Return trusted HTML of ours, a printed entry say, as nodes; scripts in it would not run. */
export function nodes(html) {
  const page = new window.DOMParser().parseFromString(html, "text/html");
  return [...page.body.childNodes].map((node) => document.adoptNode(node));
}
