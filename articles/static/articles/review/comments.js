/*
  Comments on the page: their passages marked in the letter, and the letter's words taken over.

  Without scripts the passage is typed, and everything works. What is marked here changes nothing
  of the letter; the server looks for the words itself.
*/

import { wordsOf, find, mark } from "./passage.js";
import { offerMentions } from "./mentions.js";

const BEFORE = 60; // What stands in front tells one of several places with the same words.

const letter = document.querySelector("#letter .sheet");
const form = document.getElementById("say");

function show(thread) {
  const place = thread.dataset.field === "body" ? letter.querySelector(".body") : letter;
  const range = find(place ?? letter, thread.dataset.quote, Number(thread.dataset.nth));
  if (!range) return;
  const stops = thread.classList.contains("stops") ? " stops" : "";
  for (const piece of mark(range, `commented${stops}`)) {
    piece.title = "Commented";
    piece.addEventListener("click", () => lead(thread));
  }
}

function lead(thread) {
  thread.closest("details")?.setAttribute("open", "");
  thread.tabIndex = -1;
  thread.scrollIntoView({ block: "center" });
  thread.focus({ preventScroll: true });
}

/* A button beside marked words carries them into the form. */
function offerToComment() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button comment-here";
  button.textContent = "Comment on this";
  button.hidden = true;
  document.body.append(button);
  let marked = null;

  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    marked = range && !range.collapsed && letter.contains(range.commonAncestorContainer) ? range.cloneRange() : null;
    button.hidden = !marked;
    if (!marked) return;
    const box = marked.getBoundingClientRect();
    button.style.top = `${window.scrollY + box.bottom + 6}px`;
    button.style.left = `${window.scrollX + Math.max(8, Math.min(box.left, window.innerWidth - 170))}px`;
  });
  // The press would take the selection away before the click is heard.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    const before = document.createRange();
    before.setStart(letter, 0);
    before.setEnd(marked.startContainer, marked.startOffset);
    form.elements.quote.value = wordsOf(marked.cloneContents()).replace(/\s+/g, " ").trim();
    form.elements.before.value = wordsOf(before.cloneContents()).slice(-BEFORE);
    form.elements.text.focus();
    form.scrollIntoView({ block: "center" });
    button.hidden = true;
  });
  form.elements.quote.addEventListener("input", () => {
    form.elements.before.value = "";
  });
}

if (letter) document.querySelectorAll(".thread[data-quote]").forEach(show);
if (letter && form) offerToComment();
const people = document.getElementById("people");
if (people) document.querySelectorAll("textarea[data-mentions]").forEach((field) => offerMentions(field, JSON.parse(people.textContent)));
if (location.hash.startsWith("#comment-")) document.querySelector(location.hash)?.closest("details")?.setAttribute("open", "");
