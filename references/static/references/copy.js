/* Offer a button that copies what stands beside it, where the browser lets a page do so. */

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("button[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
      button.textContent = "Copied";
      window.setTimeout(() => (button.textContent = "Copy"), 2000);
    });
  }
}
