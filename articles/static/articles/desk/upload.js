/* The part of the picture dialog that takes in a file which is not in the library yet. */

import { post } from "./asking.js";
import { make } from "./dom.js";

/*
  Return what stands under the list: fields for a new picture, `chosen` already when it was pasted
  or dropped. `taken(image)` ends the dialog.
*/
export function uploadPart(desk, { action, file: chosen = null }, taken) {
  const file = make("input", { type: "file", accept: "image/jpeg,image/png,image/webp,image/avif,image/gif" });
  const alt = make("input", { type: "text", maxlength: "300", autocomplete: "off" });
  const decorative = make("input", { type: "checkbox" });
  const caption = make("input", { type: "text", maxlength: "500", autocomplete: "off" });
  const credit = make("input", { type: "text", maxlength: "200", autocomplete: "off" });
  const told = make("p", { class: "told", role: "alert" });
  const button = make("button", { type: "button", class: "button", onclick: () => send() }, `Upload and ${action.toLowerCase()}`);
  const send = async () => {
    const data = new FormData();
    if (file.files[0]) data.set("upload", file.files[0]);
    if (decorative.checked) data.set("is_decorative", "on");
    for (const [name, field] of [["alt", alt], ["caption", caption], ["credit_text", credit]]) data.set(name, field.value);
    told.textContent = "Uploading …";
    button.disabled = true;
    try {
      const { image } = await post(desk.addresses.addImage, data);
      taken(image);
    } catch (error) {
      told.textContent = error.message;
    } finally {
      button.disabled = false;
    }
  };
  const line = (words, field) => make("label", { class: "line" }, words, field);
  const part = make("details", { class: "upload" },
    make("summary", {}, "Upload a new picture"),
    line("File (JPEG, PNG, WebP, AVIF or a still GIF, up to 20 MB)", file),
    line("What it tells somebody who cannot see it", alt),
    make("label", { class: "choice" }, decorative, " Decoration only: it tells nothing"),
    line("Caption", caption), line("Credit", credit), told, make("p", { class: "buttons" }, button));
  if (chosen) {
    const transfer = new DataTransfer();
    transfer.items.add(chosen);
    file.files = transfer.files;
    part.open = true;
    // The dialog has to be open before anything in it can have the focus.
    window.requestAnimationFrame(() => alt.focus());
  }
  decorative.addEventListener("change", () => { alt.disabled = decorative.checked; });
  // Enter would take the picture that is lit in the list.
  part.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.matches("summary, button")) return;
    event.preventDefault();
    send();
  });
  return part;
}
