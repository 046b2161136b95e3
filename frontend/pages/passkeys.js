// Passkeys on the pages of signing in: a form with data-passkey gets its credential from the browser
// before it is sent. The server's options and answers are JSON with base64url where bytes are meant.

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-passkey]");
  if (!form || form.elements.credential.value) return;
  event.preventDefault();
  fill(form).catch(() => show(form, "[data-passkey-failed]"));
});

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) disable(form);
}

async function fill(form) {
  show(form, null);
  const options = await optionsOf(form);
  const credential =
    form.dataset.passkey === "add"
      ? await navigator.credentials.create({ publicKey: creation(options.creation_options.publicKey, form) })
      : await navigator.credentials.get({ publicKey: request(options.request_options.publicKey) });
  form.elements.credential.value = JSON.stringify(described(credential));
  form.requestSubmit();
}

/** The challenge stands in the page, or is asked for at the click so that it is fresh. */
async function optionsOf(form) {
  if (form.dataset.options) return JSON.parse(document.getElementById(form.dataset.options).textContent);
  const answer = await fetch(form.dataset.optionsUrl, {
    headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
  });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

function creation(options, form) {
  const instead = form.elements.passwordless?.checked;
  return {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map(known),
    authenticatorSelection: {
      ...options.authenticatorSelection,
      residentKey: instead ? "required" : "discouraged",
      requireResidentKey: Boolean(instead),
      ...(instead && { userVerification: "required" }),
    },
  };
}

function request(options) {
  return {
    ...options,
    challenge: bytes(options.challenge),
    allowCredentials: (options.allowCredentials ?? []).map(known),
  };
}

function known(credential) {
  return { ...credential, id: bytes(credential.id) };
}

function described(credential) {
  const { response } = credential;
  const part = (name) => (response[name] ? { [name]: text(response[name]) } : {});
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      ...part("clientDataJSON"),
      ...part("attestationObject"),
      ...part("authenticatorData"),
      ...part("signature"),
      ...part("userHandle"),
      ...(response.getTransports && { transports: response.getTransports() }),
    },
  };
}

function bytes(base64url) {
  const base64 = base64url.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function show(form, selector) {
  for (const words of form.querySelectorAll("[data-passkey-failed]")) words.hidden = true;
  if (selector) form.querySelector(selector).hidden = false;
}

function disable(form) {
  form.querySelector("button[type=submit], button:not([type])").disabled = true;
  form.querySelector("[data-passkey-missing]").hidden = false;
}
