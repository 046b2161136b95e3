// Menus and explanations are native popovers; this puts them beside their button and lets arrows walk.
import { on } from "./content.js";

const GAP = 4;
const EDGE = 8;

document.addEventListener("beforetoggle", (event) => {
  // Unseen until it has been put in its place.
  if (isMenu(event) && event.newState === "open") event.target.style.opacity = "0";
}, true);

document.addEventListener("toggle", (event) => {
  if (!isMenu(event) || event.newState !== "open") return;
  place(event.target, invoker(event.target));
  event.target.style.opacity = "";
}, true);

addEventListener("resize", closeAll);
document.addEventListener("scroll", (event) => event.target.contains?.(opened()?.button) && closeAll(), true);

on("click", ".menu :is(a, button)", (item) => {
  if (!item.closest("[data-stays]")) item.closest("[popover]").hidePopover();
});

on("keydown", ".menu", (menu, event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.target.matches("input, select, textarea")) return;
  event.preventDefault();
  const items = [...menu.querySelectorAll("a, button:not(:disabled)")];
  const next = (items.indexOf(document.activeElement) + step + items.length) % items.length;
  items[next]?.focus();
});

on("keydown", "[popovertarget]", (button, event) => {
  const menu = document.getElementById(button.getAttribute("popovertarget"));
  if (event.key !== "ArrowDown" || !menu?.matches(".menu")) return;
  event.preventDefault();
  menu.showPopover();
  menu.querySelector("a, button")?.focus();
});

function isMenu(event) {
  return event.target.matches?.("[popover].menu");
}

function invoker(menu) {
  return document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`);
}

function opened() {
  const menu = document.querySelector(".menu:popover-open");
  return menu && { menu, button: invoker(menu) };
}

function closeAll() {
  opened()?.menu.hidePopover();
}

/** Below the button and aligned to its nearer side; above it when there is no room below. */
function place(menu, button) {
  if (!button) return;
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = at.bottom + GAP;
  const top = below + height > innerHeight - EDGE ? Math.max(EDGE, at.top - GAP - height) : below;
  const left = at.left + width > innerWidth - EDGE ? at.right - width : at.left;
  menu.style.top = `${top}px`;
  menu.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - EDGE - width))}px`;
}
