// One field for everything (Ctrl+K or /): places of the program at once, records from the server.
import { debounce, memory, on, words } from "./content.js";
import { hasDialog, isTyping, keyOf } from "./keys.js";

const RECENT = 6;
const palette = document.getElementById("palette");
const field = palette?.querySelector("input");
const results = palette?.querySelector(".palette-results");
let asked = 0;

if (palette) {
  document.addEventListener("keydown", onShortcut);
  on("click", "[data-palette]", open);
  field.addEventListener("input", () => {
    showOwn();
    askSoon();
  });
  field.addEventListener("keydown", onKey);
  results.addEventListener("pointermove", (event) => select(event.target.closest("[role=option]")));
  results.addEventListener("click", (event) => remember(event.target.closest("a[role=option]")));
}

const askSoon = debounce(ask, 120);

function onShortcut(event) {
  const opens = (event.ctrlKey || event.metaKey) && event.code === "KeyK";
  const slash = keyOf(event) === "/" && !isTyping(event.target) && !hasDialog();
  if (!opens && !slash) return;
  event.preventDefault();
  if (palette.open) palette.close();
  else open();
}

function open() {
  if (!palette.open) palette.showModal();
  field.value = "";
  field.focus();
  showOwn();
  ask();
}

function onKey(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    const options = all();
    select(options[(options.indexOf(selected()) + step + options.length) % options.length]);
  }
  if (event.key === "Enter" && selected()) {
    event.preventDefault();
    choose(event.ctrlKey || event.metaKey);
  }
}

function choose(elsewhere) {
  const option = selected();
  remember(option);
  if (elsewhere && option.href) return window.open(option.href);
  option.click();
}

/** What the page knows by itself: recent records for an empty field, places whose name fits otherwise. */
function showOwn() {
  const typed = field.value.trim();
  const own = typed ? group(words.places, places(typed)) : group(words.recent, recent());
  results.replaceChildren(...[own, results.querySelector("[data-found]")].filter(Boolean));
  select(all()[0]);
}

async function ask() {
  const question = field.value.trim();
  const turn = ++asked;
  const address = `${palette.dataset.url}?q=${encodeURIComponent(question)}`;
  const response = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (turn !== asked) return;
  showFound(response?.ok && !response.redirected ? await response.text() : "", question);
}

function showFound(html, question) {
  const found = Object.assign(document.createElement("div"), { innerHTML: html });
  found.dataset.found = "";
  results.querySelector("[data-found]")?.remove();
  results.append(found);
  if (question && !all().length) found.replaceChildren(line("palette-empty", words.nothing));
  if (!selected()) select(all()[0]);
}

function places(typed) {
  const fits = (link) => fold(link.textContent).includes(fold(typed));
  return [...document.querySelectorAll(".side .nav a")].filter(fits).map(copyOf);
}

function copyOf(link) {
  const label = link.querySelector(".nav-label").textContent;
  return option({ href: link.getAttribute("href"), title: label, icon: link.querySelector("svg")?.outerHTML });
}

function recent() {
  return (memory.get("recent") ?? []).map(option);
}

function remember(link) {
  if (!link?.dataset.title) return;
  const { title, note } = link.dataset;
  const item = { href: link.getAttribute("href"), title, note, icon: link.querySelector("svg")?.outerHTML };
  const others = (memory.get("recent") ?? []).filter(({ href }) => href !== item.href);
  memory.set("recent", [item, ...others].slice(0, RECENT));
}

function option({ href, title, note, icon }) {
  const link = Object.assign(document.createElement("a"), { href, role: "option", innerHTML: icon ?? "" });
  Object.assign(link.dataset, note ? { title, note } : { title });
  link.tabIndex = -1;
  const text = document.createElement("span");
  text.append(title);
  if (note) text.append(line("palette-note", note));
  link.append(text);
  return link;
}

function group(title, options) {
  if (!options.length) return null;
  const box = Object.assign(document.createElement("div"), { role: "group", ariaLabel: title });
  box.append(line("palette-title", title), ...options);
  return box;
}

function line(className, textContent) {
  return Object.assign(document.createElement("span"), { className, textContent });
}

function all() {
  return [...results.querySelectorAll("[role=option]")];
}

function selected() {
  return results.querySelector("[role=option][aria-selected=true]");
}

function select(option) {
  for (const other of all()) other.setAttribute("aria-selected", String(other === option));
  if (!option) return field.removeAttribute("aria-activedescendant");
  option.id ||= `found-${all().indexOf(option)}-${asked}`;
  field.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

function fold(text) {
  return text.toLowerCase().replaceAll("ё", "е").trim();
}
