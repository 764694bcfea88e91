/* A passkey that was not given is told where the person looks; the library writes to the console. */

const WORDS = {
  NotAllowedError: "No passkey was given: it was called off, took too long, or there is none here.",
  InvalidStateError: "This passkey is added already.",
  SecurityError: "Passkeys work at the address that they were made for, over https, and nowhere else.",
};

/** Return what the person is told of `error`. */
export function words(error) {
  return WORDS[error?.name] ?? "The passkey could not be asked for. Try once more, or use another way.";
}

/** Show `text` before `place`, once; read out to whoever hears the page. */
export function tell(text, place) {
  document.getElementById("passkey-note")?.remove();
  const note = document.createElement("p");
  note.id = "passkey-note";
  note.className = "errornote";
  note.setAttribute("role", "alert");
  note.textContent = text;
  place.before(note);
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  tell(words(event.detail.exception), document.querySelector("#content form"));
});
