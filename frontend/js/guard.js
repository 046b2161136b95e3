// Typed text is not lost by accident: leaving a guarded form with unsaved changes asks first.
import { words } from "./content.js";

const changed = new Set();

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-guard]");
  if (form) changed.add(form);
});
document.addEventListener("submit", (event) => changed.delete(event.target), true);
document.addEventListener("reset", (event) => changed.delete(event.target), true);

addEventListener("beforeunload", (event) => {
  if (unsaved(document)) event.preventDefault();
});

// A swap that would throw such a form away asks too; a form's own answer does not.
document.addEventListener("htmx:before:request", (event) => {
  const { sourceElement, target, request } = event.detail.ctx;
  if (request.method !== "GET" || !target || !unsaved(target)) return;
  if (sourceElement.closest("form[data-guard]")) return;
  if (!mayLeave(target)) event.preventDefault();
});

// Answered with errors, a form is as unsaved as it was.
document.addEventListener("htmx:after:swap", (event) => {
  const { response, target } = event.detail.ctx;
  if (response?.status !== 422) return;
  const form = target.querySelector?.("form[data-guard]") ?? target.closest?.("form[data-guard]");
  if (form) changed.add(form);
});

/** True when nothing unsaved is inside, or the reader agrees to lose it. */
export function mayLeave(root) {
  if (!unsaved(root)) return true;
  if (!confirm(words.leave)) return false;
  forms(root).forEach((form) => changed.delete(form));
  return true;
}

function unsaved(root) {
  return forms(root).length > 0;
}

function forms(root) {
  return [...changed].filter((form) => form.isConnected && (root === document || root.contains(form)));
}
