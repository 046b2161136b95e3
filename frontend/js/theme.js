// Light, dark, or as the device has it. A cookie tells the server, so that the next page starts right.
import { memory, on } from "./content.js";

const ORDER = ["auto", "light", "dark"];
const YEAR = 365 * 24 * 60 * 60;
const root = document.documentElement;

on("click", "[data-theme-toggle]", (button) => {
  const next = ORDER[(ORDER.indexOf(root.dataset.theme ?? "auto") + 1) % ORDER.length];
  show(next);
  document.cookie = `theme=${next}; path=/; max-age=${YEAR}; samesite=lax`;
  memory.set("theme", next);
  button.setAttribute("aria-label", button.dataset[next]);
});

// Other open tabs follow.
addEventListener("storage", (event) => event.key === "theme" && show(memory.get("theme")));

function show(theme) {
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
}
