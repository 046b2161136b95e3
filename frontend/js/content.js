/** Calls `start` with the document now and again after every swap; `start` must bear being repeated. */
export function onContent(start) {
  start(document);
  document.addEventListener("htmx:after:swap", () => start(document));
}

/** Listens for `type` on everything that matches, now and later: handler(element, event). */
export function on(type, selector, handler, options) {
  const listen = (event) => {
    const element = event.target.closest?.(selector);
    if (element) handler(element, event);
  };
  document.addEventListener(type, listen, options);
}

/** Words in the reader's language, given by the page. */
export const words = document.getElementById("words")?.dataset ?? {};

export function debounce(action, delay) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...args), delay);
  };
}

/** Storage may be full or forbidden: then the page works without remembering. */
export const memory = {
  get(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {}
  },
  forget(prefix) {
    try {
      Object.keys(localStorage)
        .filter((key) => key.startsWith(prefix))
        .forEach((key) => localStorage.removeItem(key));
    } catch {}
  },
};
