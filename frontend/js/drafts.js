// What is typed into [data-draft="a name"] is kept on this device until it is sent.
import { debounce, memory, on, onContent } from "./content.js";

const PREFIX = "draft:";
const DAYS = 30;
const KEPT_FOR = DAYS * 24 * 60 * 60 * 1000;

const keep = debounce((field) => {
  memory.set(PREFIX + field.dataset.draft, { text: field.value, at: Date.now() });
}, 300);

on("input", "textarea[data-draft]", keep);
onContent((root) => root.querySelectorAll("textarea[data-draft]").forEach(bringBack));

document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-sign-out]")) memory.forget(PREFIX);
  else if (!event.target.matches("[hx-post], [data-hx-post]")) forget(event.target);
}, true);

document.addEventListener("htmx:after:request", (event) => {
  const { response, sourceElement } = event.detail.ctx;
  if (response.status < 400 && sourceElement.matches("form")) forget(sourceElement);
});

function bringBack(field) {
  if (field.dataset.broughtBack) return;
  field.dataset.broughtBack = "1";
  const draft = memory.get(PREFIX + field.dataset.draft);
  if (!draft?.text || field.value || Date.now() - draft.at > KEPT_FOR) return;
  field.value = draft.text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function forget(form) {
  for (const field of form.querySelectorAll("textarea[data-draft]")) memory.forget(PREFIX + field.dataset.draft);
}
