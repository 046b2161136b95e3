// Short messages at the bottom, with Undo where there is a way back. The server asks for one with
// HX-Trigger: {"toast": {"text", "tone", "undo": {"url", "label"}}} or leaves it in the next page.
import htmx from "htmx.org";
import { on, words } from "./content.js";

const SECONDS = 6;
const SECONDS_TO_UNDO = 12;
const area = document.getElementById("toasts");

document.addEventListener("toast", (event) => toast(event.detail));
on("click", ".toast [data-dismiss]", (button) => remove(button.closest(".toast")));
on("click", ".toast [data-undo]", (button) => undo(button));
for (const left of area?.querySelectorAll(".toast") ?? []) show(left);

/** Shows a message; `tone` "bad" for what went wrong, `undo` {url, label} for a way back. */
export function toast({ text, tone = "", undo }) {
  if (!area || !text) return;
  const line = element("div", { className: "toast", role: tone === "bad" ? "alert" : "status" });
  line.dataset.tone = tone;
  line.append(element("span", { className: "toast-text", textContent: text }));
  if (undo) line.append(undoButton(undo));
  line.append(dismissButton());
  area.append(line);
  show(line);
}

function show(line) {
  // Shown anew, the area stands over any dialog that is open.
  if (area.matches(":popover-open")) area.hidePopover();
  area.showPopover();
  const seconds = line.querySelector("[data-undo]") ? SECONDS_TO_UNDO : SECONDS;
  let timer = setTimeout(() => remove(line), seconds * 1000);
  line.addEventListener("pointerenter", () => clearTimeout(timer));
  line.addEventListener("pointerleave", () => (timer = setTimeout(() => remove(line), 2000)));
}

function remove(line) {
  line.remove();
  if (!area.childElementCount && area.matches(":popover-open")) area.hidePopover();
}

function undo(button) {
  remove(button.closest(".toast"));
  htmx.ajax("POST", button.dataset.undo, { source: document.body, target: document.body, swap: "none" });
}

function undoButton({ url, label }) {
  const button = element("button", { type: "button", className: "toast-undo", textContent: label ?? words.undo });
  button.dataset.undo = url;
  return button;
}

function dismissButton() {
  const button = element("button", { type: "button", textContent: "×", ariaLabel: words.dismiss });
  button.dataset.dismiss = "";
  return button;
}

function element(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}
