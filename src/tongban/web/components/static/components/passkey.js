// A key of the device: turn what the server wants into what the browser asks, and its answer into
// what the form carries. Bytes travel as base64url, as WebAuthn writes them in JSON.
(() => {
  "use strict";
  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const listed = (keys) => (keys || []).map((key) => ({ ...key, id: bytes(key.id) }));

  const wanted = {
    create: (key) => ({
      ...key,
      challenge: bytes(key.challenge),
      user: { ...key.user, id: bytes(key.user.id) },
      excludeCredentials: listed(key.excludeCredentials),
    }),
    get: (key) => ({
      ...key,
      challenge: bytes(key.challenge),
      allowCredentials: listed(key.allowCredentials),
    }),
  };
  const spoken = {
    create: (said) => ({
      attestationObject: text(said.attestationObject),
      clientDataJSON: text(said.clientDataJSON),
    }),
    get: (said) => ({
      authenticatorData: text(said.authenticatorData),
      clientDataJSON: text(said.clientDataJSON),
      signature: text(said.signature),
      userHandle: said.userHandle ? text(said.userHandle) : null,
    }),
  };

  const ask = async (form) => {
    const ceremony = form.dataset.passkey;
    const options = JSON.parse(form.dataset.options);
    const key = await navigator.credentials[ceremony]({
      publicKey: wanted[ceremony](options.publicKey || options),
    });
    form.elements.credential.value = JSON.stringify({
      id: key.id,
      rawId: text(key.rawId),
      type: key.type,
      response: spoken[ceremony](key.response),
      clientExtensionResults: key.getClientExtensionResults(),
    });
    form.submit();
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const button = form.querySelector("button[type=submit]");
    const trouble = form.querySelector("[data-trouble]");
    const named = !/^[\d.]+$|:/.test(location.hostname);
    if (!window.PublicKeyCredential || !named) {
      form.querySelector("[data-elsewhere]").hidden = false;
      button.hidden = true;
      continue;
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      trouble.hidden = true;
      button.disabled = true;
      ask(form).catch(() => {
        trouble.hidden = false;
        button.disabled = false;
      });
    });
  }
})();
