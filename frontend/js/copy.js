import { on, words } from "./content.js";
import { toast } from "./toasts.js";

on("click", "[data-copy]", async (button) => {
  await navigator.clipboard.writeText(button.dataset.copy);
  toast({ text: words.copied });
});
