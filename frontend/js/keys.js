// Keys that work anywhere: those a button names with data-key, and ? for what there is.
import { open } from "./dialogs.js";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || hasDialog()) return;
  if (event.key === "?") return showHelp(event);
  const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

/** True while keys go into a text. */
export function isTyping(target) {
  return Boolean(target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]"));
}

export function hasDialog() {
  return document.querySelector("dialog[open]") !== null;
}

function showHelp(event) {
  const help = document.getElementById("keys");
  if (!help) return;
  event.preventDefault();
  open(help);
}
