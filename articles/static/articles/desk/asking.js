/* Ask the server in JSON; a fault comes as words that can be shown, a lost session as its own. */

export class SignedOut extends Error {}
export class Fault extends Error {}

export function token() {
  return document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
}

async function answer(response) {
  // The admin sends who is not signed in to its login page.
  if (response.redirected || response.status === 403) throw new SignedOut("You are signed out.");
  if (!response.headers.get("Content-Type")?.startsWith("application/json")) {
    throw new Fault("The server did not answer. Try again.");
  }
  const said = await response.json();
  if (!response.ok) throw new Fault(said.fault ?? "The server refused this. Try again.");
  return said;
}

export async function get(address, query, signal) {
  const url = `${address}?${new URLSearchParams(query)}`;
  return answer(await fetch(url, { credentials: "same-origin", signal }));
}

export async function post(address, body, signal) {
  const headers = { "X-CSRFToken": token(), Accept: "application/json" };
  return answer(await fetch(address, { method: "POST", body, headers, credentials: "same-origin", signal }));
}
