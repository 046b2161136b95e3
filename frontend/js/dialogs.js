// Dialogs: those that stand in the page, and the shared one that htmx fills from the server.
import { on } from "./content.js";
import { mayLeave } from "./guard.js";

const shared = document.getElementById("dialog");

on("click", "[data-opens]", (button) => open(document.getElementById(button.dataset.opens)));
on("click", "[data-close]", (button) => close(button.closest("dialog")));

// A press outside closes, one that only ended outside (selecting text) does not.
let pressed = null;
document.addEventListener("pointerdown", (event) => (pressed = event.target));
document.addEventListener("click", (event) => {
  if (event.target === pressed && event.target.matches("dialog[open]")) close(event.target);
});

document.addEventListener("cancel", (event) => {
  if (event.target.matches("dialog") && !mayLeave(event.target)) event.preventDefault();
}, true);

document.addEventListener("htmx:after:swap", (event) => {
  const { target, swap } = event.detail.ctx;
  if (shared && target === shared && swap !== "none" && shared.childElementCount) open(shared);
});

// 204: done, nothing to show.
document.addEventListener("htmx:after:request", (event) => {
  const { response, sourceElement } = event.detail.ctx;
  if (response.status === 204) sourceElement.closest?.("dialog")?.close();
});

document.addEventListener("dialog:close", () => shared?.close());
shared?.addEventListener("close", () => shared.replaceChildren());

export function open(dialog) {
  dialog.querySelectorAll("[data-copies]:empty").forEach(fill);
  if (!dialog.open) dialog.showModal();
  const wanted = dialog.querySelector("[autofocus], [aria-invalid=true]") ?? firstField(dialog);
  wanted?.focus();
}

export function close(dialog) {
  if (mayLeave(dialog)) dialog.close();
}

/** On a phone the side bar is shown here; it is written into the page only once. */
function fill(place) {
  const originals = document.querySelectorAll(place.dataset.copies);
  place.append(...[...originals].map((original) => original.cloneNode(true)));
}

function firstField(dialog) {
  return dialog.querySelector(
    ".dialog-body :is(input:not([type=hidden]), select, textarea):not(:disabled, [hidden])",
  );
}
