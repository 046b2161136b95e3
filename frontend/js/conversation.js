// How the page talks with the server: what is shown when an answer is slow, wrong or missing.
import htmx from "htmx.org";
import { words } from "./content.js";
import { toast } from "./toasts.js";

// A full page is fetched anew on "back", also on the way to the page one started from.
htmx.config.history = "reload";
htmx.config.includeIndicatorCSS = false;
// 422 is a form with its errors and is swapped in; other errors only say so, the page stays.
htmx.config.noSwap = [204, 304, 400, 401, 403, 404, 405, 409, 410, 413, 429, "5xx"];
if (!history.state) history.replaceState({ htmx: true }, "");

let running = 0;

document.addEventListener("htmx:before:request", () => setRunning(running + 1));
document.addEventListener("htmx:finally:request", () => setRunning(running - 1));

document.addEventListener("htmx:before:response", (event) => {
  const { raw } = event.detail.ctx.response;
  if (!raw.redirected) return;
  // The answer is another whole page: signed out meanwhile, or a view that redirects after saving.
  event.preventDefault();
  location.assign(raw.url);
});

document.addEventListener("htmx:response:error", (event) => {
  const { status } = event.detail.ctx.response;
  if (status === 422) return;
  toast({ text: words[`status${status}`] ?? words.failed, tone: "bad" });
});

document.addEventListener("htmx:error", (event) => {
  if (event.detail.ctx) toast({ text: words.offline, tone: "bad" });
});

function setRunning(count) {
  running = Math.max(0, count);
  document.documentElement.classList.toggle("is-loading", running > 0);
}
