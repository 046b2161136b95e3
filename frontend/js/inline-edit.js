// Changing a value where it stands: the pencil brings a small form, Enter saves, Esc puts the value back.
import htmx from "htmx.org";
import { on } from "./content.js";

const before = new WeakMap();

on("click", ".editable", (value, event) => {
  if (event.target.closest("a, button, input, select, textarea, form") || String(getSelection())) return;
  value.querySelector(".edit-value")?.click();
});

document.addEventListener("htmx:before:swap", (event) => {
  const { sourceElement, target } = event.detail.ctx;
  if (sourceElement?.matches(".edit-value")) before.set(target, target.innerHTML);
});

document.addEventListener("htmx:after:swap", (event) => {
  const field = event.detail.ctx.target?.querySelector?.(".inline-form :is(input:not([type=hidden]), select, textarea)");
  field?.focus();
  if (field?.matches("input")) field.select?.();
});

on("keydown", ".inline-form", (form, event) => {
  if (event.key === "Escape") putBack(form);
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});

on("click", ".inline-form [data-cancel]", (button) => putBack(button.closest("form")));

function putBack(form) {
  const value = form.closest(".editable");
  if (!before.has(value)) return;
  value.innerHTML = before.get(value);
  before.delete(value);
  htmx.process(value);
  value.querySelector(".edit-value")?.focus();
}
