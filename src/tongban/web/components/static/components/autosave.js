// A form that saves itself says so when it could not, and tries again until it can.
(() => {
  "use strict";
  const SECONDS = 10;
  const waiting = new Map();

  const failed = (event) => {
    const form = event.target.closest("form[data-unsaved]");
    if (!form) return;
    const { status } = event.detail.xhr;
    const refused = status >= 400 && status < 500 && status !== 429;
    const note = document.getElementById(form.dataset.note);
    note.textContent = refused ? form.dataset.refused : form.dataset.unsaved;
    note.className = "error";
    clearTimeout(waiting.get(form));
    if (!refused) waiting.set(form, setTimeout(() => htmx.trigger(form, "change"), SECONDS * 1000));
  };

  for (const trouble of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(trouble, failed);
  }
})();
