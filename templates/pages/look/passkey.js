// A device makes a passkey, or signs by one; what it answers is sent by the form, as everything here is.
"use strict";

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const ready = form.querySelector("[data-ready]"), failed = form.querySelector("[data-failed]");
  const works = window.PublicKeyCredential && PublicKeyCredential.parseCreationOptionsFromJSON;
  if (!works || location.origin !== form.dataset.origin) continue;
  form.querySelectorAll("[data-elsewhere]").forEach((said) => { said.hidden = true; });
  form.hidden = false;
  ready.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (form.elements.answer.value) return;
    event.preventDefault();
    const asked = JSON.parse(form.dataset.asked);
    try {
      const answer = form.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
      form.elements.answer.value = JSON.stringify(answer.toJSON());
      form.submit();
    } catch {
      failed.hidden = false; // whoever is there said no, or the device has none
    }
  });
}
