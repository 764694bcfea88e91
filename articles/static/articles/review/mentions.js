/*
  Offer people's names behind an @ while a comment is typed: arrows choose, Enter or Tab takes.
*/

const TYPED = /(^|[^\w.@+-])@([\w.@+-]*)$/;
const MOST = 6;

export function offerMentions(field, people) {
  const list = document.createElement("ul");
  list.className = "mentions";
  list.id = `${field.id}-mentions`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "People");
  list.hidden = true;
  field.after(list);
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-autocomplete", "list");
  let found = [];
  let chosen = 0;

  function close() {
    list.hidden = true;
    field.removeAttribute("aria-activedescendant");
  }

  function draw() {
    list.replaceChildren(
      ...found.map((person, index) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${index}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", String(index === chosen));
        option.textContent = `@${person.username} ${person.name === person.username ? "" : person.name}`;
        option.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          take(person);
        });
        return option;
      }),
    );
    list.hidden = !found.length;
    if (found.length) field.setAttribute("aria-activedescendant", `${list.id}-${chosen}`);
    else close();
  }

  function take(person) {
    const start = field.value.slice(0, field.selectionStart).replace(TYPED, `$1@${person.username} `);
    field.value = start + field.value.slice(field.selectionEnd);
    field.setSelectionRange(start.length, start.length);
    close();
  }

  field.addEventListener("input", () => {
    const typed = TYPED.exec(field.value.slice(0, field.selectionStart));
    const sought = typed?.[2].toLowerCase();
    found = typed ? people.filter((one) => `${one.username} ${one.name}`.toLowerCase().includes(sought)).slice(0, MOST) : [];
    chosen = 0;
    draw();
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) {
      chosen = (chosen + moves[event.key] + found.length) % found.length;
      draw();
    } else if (event.key === "Enter" || event.key === "Tab") take(found[chosen]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
}
