// A text pasted into [data-takes-apart="address"] fills the other fields of its form; what a person typed there stays.
import { debounce, on } from "./content.js";

const filled = new WeakMap(); // what was filled in, by field
const asked = new WeakMap(); // the text a form's fields were filled from; the server's own answer is filled already
let filling = false;

const later = debounce(takeApart, 250);
on("input", "textarea[data-takes-apart]", later);

// Saved in the same breath, the text is taken apart first, to be looked at.
document.addEventListener("submit", (event) => {
  const source = event.target.querySelector?.("textarea[data-takes-apart]");
  if (!source || (asked.get(source) ?? source.defaultValue) === source.value) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  takeApart(source);
}, true);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  if (event.target.matches?.("textarea[data-takes-apart]")) event.target.form.requestSubmit();
});

async function takeApart(source) {
  const text = source.value;
  const body = new FormData();
  body.set("jotted", text);
  body.set("csrfmiddlewaretoken", source.form.elements.csrfmiddlewaretoken.value);
  const response = await fetch(source.dataset.takesApart, { method: "POST", body, redirect: "error" });
  if (!response.ok || source.value !== text) return;
  asked.set(source, text);
  fill(source.form, await response.json());
}

function fill(form, values) {
  let last = null;
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements[name];
    if (!field || !mayFill(field) || field.value === value) continue;
    filled.set(field, value);
    field.value = value;
    last = field;
    const folded = value && field.closest("details");
    if (folded) folded.open = true;
  }
  if (!last) return;
  filling = true;
  last.dispatchEvent(new Event("input", { bubbles: true }));
  filling = false;
}

/** Empty fields, a choice nobody has made, and what was filled from the text before. */
function mayFill(field) {
  if (field.dataset.own) return false;
  if (field.matches("select")) return true;
  return !field.value || field.value === filled.get(field);
}

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (filling || !form?.querySelector("textarea[data-takes-apart]")) return;
  if (!event.target.matches("[data-takes-apart]")) event.target.dataset.own = "1";
});
