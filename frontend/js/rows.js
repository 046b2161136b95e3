// Walking a list by keyboard: up and down (or k and j), Enter opens, x ticks. A press anywhere opens too.
import { on } from "./content.js";
import { hasDialog, isTyping, keyOf } from "./keys.js";

const STEPS = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };
const OWN = "a, button, input, label, select, textarea, summary, [popover], .editable";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || hasDialog()) return;
  const row = current();
  const key = keyOf(event);
  if (key in STEPS && canWalk(event.target)) return walk(event, row, STEPS[key]);
  if (!row || document.activeElement !== row) return;
  if (key === "Enter") row.querySelector("a.name, .name a")?.click();
  if (key === "x") row.querySelector(".tick input")?.click();
});

on("click", "[data-rows] > tbody > tr", (row, event) => {
  if (event.target.closest(OWN) || String(getSelection())) return;
  const link = row.querySelector("a.name, .name a");
  if (!link) return;
  if (event.ctrlKey || event.metaKey) window.open(link.href);
  else link.click();
});

function walk(event, row, step) {
  const rows = [...document.querySelectorAll("[data-rows] > tbody > tr")];
  if (!rows.length) return;
  event.preventDefault();
  const next = rows[Math.min(rows.length - 1, Math.max(0, rows.indexOf(row) + step))];
  row?.classList.remove("current");
  next.classList.add("current");
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function current() {
  return document.activeElement?.closest("[data-rows] > tbody > tr") ?? document.querySelector("tr.current");
}

function canWalk(target) {
  return target === document.body || target.closest("[data-rows], .table-wrap, .main") === target || current() !== null;
}
