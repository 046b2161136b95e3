// A text field grows with its text.
import { on, onContent } from "./content.js";

on("input", "textarea[data-autosize]", fit);
onContent((root) => root.querySelectorAll("textarea[data-autosize]").forEach(fit));

function fit(field) {
  if (!field.value && !field.style.height) return;
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight + 2, innerHeight * 0.6)}px`;
}
