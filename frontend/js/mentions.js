// Typing @ in a [data-mentions="address"] text offers colleagues; the address answers options as HTML.
import { debounce, on } from "./content.js";
import { active, activateFirst, move } from "./options.js";

const BEFORE_CARET = /(?:^|\s)@([\p{L}\p{N}._-]{0,40})$/u;
let list = null;

const ask = debounce(async (field) => {
  const typed = wanted(field);
  if (typed === null) return hide();
  const response = await fetch(`${field.dataset.mentions}?q=${encodeURIComponent(typed)}`, { redirect: "error" });
  if (response.ok && wanted(field) === typed) show(field, await response.text());
}, 120);

on("input", "textarea[data-mentions]", ask);
on("blur", "textarea[data-mentions]", () => setTimeout(hide, 150), true);

// Before other listeners: Enter chooses here and does not send the form.
document.addEventListener("keydown", (event) => {
  if (!list || !event.target.matches("textarea[data-mentions]")) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const chosen = ["Enter", "Tab"].includes(event.key) && active(list);
  if (!step && !chosen && event.key !== "Escape") return;
  event.preventDefault();
  event.stopPropagation();
  if (step) move(event.target, list, step);
  else if (chosen) insert(event.target, chosen);
  else hide();
}, true);

function wanted(field) {
  return BEFORE_CARET.exec(field.value.slice(0, field.selectionStart))?.[1] ?? null;
}

function show(field, html) {
  hide();
  if (!html.trim()) return;
  list = Object.assign(document.createElement("div"), { className: "options floating", role: "listbox", innerHTML: html });
  list.setAttribute("aria-label", field.getAttribute("aria-label") ?? "@");
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) insert(field, option);
  });
  (field.closest("dialog") ?? document.body).append(list);
  place(field);
  activateFirst(field, list);
}

function place(field) {
  const at = field.getBoundingClientRect();
  list.style.left = `${at.left}px`;
  list.style.top = `${Math.min(at.bottom + 4, innerHeight - list.offsetHeight - 8)}px`;
}

function insert(field, option) {
  const start = field.value.slice(0, field.selectionStart).replace(/@[^@\s]*$/u, "");
  const text = `${option.dataset.value} `;
  field.setRangeText(text, start.length, field.selectionStart, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  hide();
}

function hide() {
  list?.remove();
  list = null;
}
