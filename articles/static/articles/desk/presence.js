/*
  Say that somebody else has this letter open, before two people write the same paragraph; and
  notice here, not at the next save, that the letter moved on or that the session ended.
*/

import { post, SignedOut } from "./asking.js";
import { make } from "./dom.js";

const BEAT = 20_000; // Milliseconds between two signs of life.

export class Presence {
  constructor(address, keep) {
    this.address = address;
    this.keep = keep;
    this.place = make("div", { class: "others", role: "status" });
    document.querySelector("#content-main").prepend(this.place);
    document.addEventListener("desk:signed-out", () => this.signedOut());
    document.addEventListener("visibilitychange", () => document.hidden || this.beat());
    window.setInterval(() => document.hidden || this.beat(), BEAT);
    this.beat();
  }

  async beat() {
    try {
      const { others, version, editor } = await post(this.address, new FormData());
      const here = others.map((each) => `${each} has this letter open too.`);
      const moved = String(version) !== this.keep.version
        ? [`${editor} saved this letter since you opened it. Saving here will be refused, with nothing lost.`] : [];
      this.tell([...moved, ...here]);
    } catch (error) {
      if (error instanceof SignedOut) this.signedOut();
    }
  }

  tell(sentences) {
    const said = sentences.join(" ");
    if (this.place.textContent !== said) this.place.textContent = said;
  }

  signedOut() {
    if (this.place.querySelector("a")) return;
    this.keep.keep();
    // This very page leads to the login as long as nobody is signed in.
    const link = make("a", { href: window.location.href, target: "_blank", rel: "noopener" }, "Sign in in another tab");
    this.place.replaceChildren("You are signed out. What you typed is kept in this browser. ", link, ", then go on here and save.");
  }
}
