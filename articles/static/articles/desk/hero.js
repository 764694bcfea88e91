/*
  The letter's main picture, seen beside its field, and chosen in the same dialog as the pictures
  in the text: from the library or from a file. Without a script the field is the admin's own.
*/

import { get } from "./asking.js";
import { findPicture } from "./asks.js";
import { make } from "./dom.js";

export class Hero {
  constructor(desk, field) {
    this.desk = desk;
    this.field = field;
    this.picture = make("img", { alt: "", hidden: true });
    this.button = make("button", { type: "button", class: "button", onclick: () => this.choose() }, "Choose a picture");
    (field.closest(".related-widget-wrapper") ?? field).after(make("div", { class: "desk-hero" }, this.picture, this.button));
    // The admin's own widget tells by jQuery, which a listener of the browser's does not hear.
    window.django?.jQuery(field).on("change", () => this.show());
    this.show();
  }

  async choose() {
    const around = { view: { focus: () => this.button.focus() } };
    const image = await findPicture(this.desk, around, { title: "Choose the main picture", action: "Choose" });
    if (!image) return;
    this.field.append(new Option(image.name, image.id, true, true));
    this.field.value = String(image.id);
    this.field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  async show() {
    const id = this.field.value;
    this.picture.hidden = true;
    if (!id) return;
    try {
      const { images: [image] } = await get(this.desk.addresses.images, { id });
      if (!image || this.field.value !== id) return;
      Object.assign(this.picture, { src: image.thumbnail, alt: image.alt, hidden: false });
    } catch {
      // Its name stands in the field all the same.
    }
  }
}
