// What changes while the page is open: progress of long work, and counts. Only in a tab that is seen.
import htmx from "htmx.org";

const PROGRESS_EVERY = 2000;
const COUNTS_EVERY = 4000;
const tags = new WeakMap();
const asking = new WeakSet();

every(PROGRESS_EVERY, "[data-poll]", (element) =>
  htmx.ajax("GET", element.dataset.poll, { source: element, target: element, swap: "outerMorph" }),
);
every(COUNTS_EVERY, "[data-live]", refreshCount);

function every(milliseconds, selector, ask) {
  const round = () => {
    if (document.hidden) return;
    for (const element of document.querySelectorAll(selector)) once(element, ask);
  };
  setInterval(round, milliseconds);
  document.addEventListener("visibilitychange", round);
}

async function once(element, ask) {
  if (asking.has(element)) return;
  asking.add(element);
  // Out of reach for now: the next round asks again.
  await Promise.resolve(ask(element)).catch(() => {});
  asking.delete(element);
}

/** The address answers the count as plain text; 304 when it is the same as last time. */
async function refreshCount(element) {
  const tag = tags.get(element);
  const headers = tag ? { "If-None-Match": tag } : {};
  const response = await fetch(element.dataset.live, { headers, cache: "no-store", redirect: "error" });
  if (response.status !== 200) return;
  tags.set(element, response.headers.get("ETag"));
  showCount(element.dataset.live, (await response.text()).trim());
}

function showCount(address, text) {
  for (const element of document.querySelectorAll(`[data-live="${CSS.escape(address)}"]`)) {
    if (element.textContent !== text) element.textContent = text === "0" ? "" : text;
  }
}
