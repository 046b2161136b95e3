// A list is opened again as one left it: its filters and order stay with its place in the side bar.
import { memory, onContent } from "./content.js";

const PREFIX = "list:";

onContent(() => {
  if (document.getElementById("rows")) memory.set(PREFIX + location.pathname, withoutPage(location.search));
  for (const link of document.querySelectorAll(".side .nav a[href]")) {
    const path = link.getAttribute("href").split("?")[0];
    const search = memory.get(PREFIX + path);
    if (search && path !== location.pathname) link.setAttribute("href", path + search);
  }
});

function withoutPage(search) {
  const asked = new URLSearchParams(search);
  asked.delete("page");
  return asked.size ? `?${asked}` : "";
}
