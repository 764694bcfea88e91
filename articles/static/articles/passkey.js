/* A passkey that was not given is told where the person looks; the library writes to the console. */

const WORDS = {
  NotAllowedError: "No passkey was given: it was called off, took too long, or there is none here.",
  InvalidStateError: "This passkey is added already.",
  SecurityError: "Passkeys work at the address that they were made for, over https, and nowhere else.",
};

function tell(text) {
  const old = document.getElementById("passkey-note");
  const note = old ?? document.createElement("p");
  note.id = "passkey-note";
  note.className = "errornote";
  note.setAttribute("role", "alert");
  note.textContent = text;
  if (!old) document.querySelector("#content form").before(note);
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  tell(WORDS[event.detail.exception?.name] ?? "The passkey could not be asked for. Try once more, or use another way.");
});
