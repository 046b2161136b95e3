// Keys that work anywhere: those a button names with data-key, and ? for what there is.
import { open } from "./dialogs.js";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || hasDialog()) return;
  const key = keyOf(event);
  if (key === "?") return showHelp(event);
  const button = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

/** The key by its place on the keyboard, so that j is j in the Russian layout too. */
export function keyOf({ key, code = "", shiftKey }) {
  if (code === "Slash") return shiftKey ? "?" : "/";
  return code.startsWith("Key") ? code.at(-1).toLowerCase() : key;
}

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
