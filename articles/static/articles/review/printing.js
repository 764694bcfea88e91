/*
  Paper cannot be opened: what is folded on the page is unfolded while it prints. Forms stay
  folded, and so do paragraphs without a change: the letter stands on the first pages.
*/

let opened = [];

addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll(".review-page details:not([open]):not(.ways, .way, .fold)")];
  for (const each of opened) each.open = true;
});

addEventListener("afterprint", () => {
  for (const each of opened) each.open = false;
  opened = [];
});
