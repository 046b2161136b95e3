// Focus does not fall off the page when what had it is swapped away: it goes to what stands nearest.
const FOCUSABLE = "a[href], :is(button, select, textarea):not(:disabled), input:not([type=hidden], :disabled)";

let around = [];

document.addEventListener("htmx:before:swap", () => (around = ancestors(document.activeElement)));

document.addEventListener("htmx:after:swap", () => {
  if (document.activeElement !== document.body) return;
  const near = around.filter((element) => element.isConnected).map(first).find((found) => found?.checkVisibility());
  near?.focus({ preventScroll: true });
});

/** The element and what it stands in, nearest first. */
function ancestors(element) {
  const found = [];
  for (let one = element; one && one !== document.body; one = one.parentElement) found.push(one);
  return found;
}

function first(element) {
  return element.matches(FOCUSABLE) ? element : element.querySelector(FOCUSABLE);
}
