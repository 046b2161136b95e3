// Ticking rows of a list and doing something with them all: [data-selection] holds list and bulk bar.
import { on, onContent } from "./content.js";

let last = null;

on("click", "[data-selection] .tick input[name]", (tick, event) => {
  const scope = tick.closest("[data-selection]");
  const ticks = rows(scope);
  if (event.shiftKey && last?.isConnected) {
    const [from, to] = [ticks.indexOf(last), ticks.indexOf(tick)].sort((a, b) => a - b);
    ticks.slice(from, to + 1).forEach((other) => (other.checked = tick.checked));
  }
  last = tick;
  everything(scope, false);
});

on("change", "[data-selection] [data-all]", (all) => {
  const scope = all.closest("[data-selection]");
  rows(scope).forEach((tick) => (tick.checked = all.checked));
  everything(scope, false);
});

on("click", "[data-selection] [data-all-found]", (button) => everything(button.closest("[data-selection]"), true));
on("click", "[data-selection] [data-clear]", (button) => clear(button.closest("[data-selection]")));

document.addEventListener("keydown", (event) => {
  const scope = document.querySelector("[data-selection]");
  if (event.key === "Escape" && scope && !document.querySelector("dialog[open], :popover-open")) clear(scope);
});

onContent(() => document.querySelectorAll("[data-selection]").forEach(update));

function rows(scope) {
  return [...scope.querySelectorAll(".tick input[name]")];
}

/** Meant are all that were found, also those on other pages: the hidden field says so to the server. */
function everything(scope, meant) {
  const field = scope.querySelector("[data-everything]");
  if (field) field.value = meant ? "1" : "";
  update(scope);
}

function clear(scope) {
  rows(scope).forEach((tick) => (tick.checked = false));
  everything(scope, false);
}

function update(scope) {
  const ticks = rows(scope);
  const ticked = ticks.filter((tick) => tick.checked).length;
  const all = scope.querySelector("[data-all]");
  if (all) {
    all.checked = ticked > 0 && ticked === ticks.length;
    all.indeterminate = ticked > 0 && ticked < ticks.length;
  }
  showBar(scope, ticked, ticks.length);
}

function showBar(scope, ticked, onPage) {
  const bar = scope.querySelector(".bulk");
  if (!bar) return;
  const found = bar.dataset.found || String(onPage);
  const meansAll = Boolean(scope.querySelector("[data-everything]")?.value);
  bar.hidden = ticked === 0;
  bar.querySelector(".bulk-count").textContent = meansAll ? found : ticked;
  const more = bar.querySelector("[data-all-found]");
  if (more) more.hidden = meansAll || ticked < onPage || found === String(onPage);
}
