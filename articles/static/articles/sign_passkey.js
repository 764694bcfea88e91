/* A signature with a passkey: the browser asks for it, and what it gives goes along with the form. */

import { tell, words } from "./passkey.js";

async function give(button) {
  const options = JSON.parse(document.getElementById(`${button.id}_options`).textContent);
  const given = await window.webauthnJSON.get(options);
  button.form.querySelector("input[type=hidden][name=credential]").value = JSON.stringify(given);
  button.form.requestSubmit();
}

for (const button of document.querySelectorAll("button.passkey:not([data-heard])")) {
  button.dataset.heard = "";
  button.addEventListener("click", () => give(button).catch((error) => tell(words(error), button)));
}
