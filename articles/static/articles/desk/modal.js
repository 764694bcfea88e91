/*
  Show a dialog over the page, and give the text its caret back in the very moment it ends.

  A browser returns the focus by itself, but not the caret, and ProseMirror puts that right only
  some milliseconds later: what is typed in between would land at the letter's beginning.
*/

/* Open `dialog` for `editor`; returns the function that ends it. Escape ends it with null. */
export function modal(dialog, editor, finish) {
  let ended = false;
  const end = (result) => {
    if (ended) return;
    ended = true;
    dialog.close();
    dialog.remove();
    editor.view.focus();
    finish(result);
  };
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    end(null);
  });
  dialog.addEventListener("close", () => end(null));
  document.body.append(dialog);
  dialog.showModal();
  return end;
}
