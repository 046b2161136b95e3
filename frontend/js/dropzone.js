// An area to drop files on: shows what was chosen; [data-sends] sends the form at once, if there are not too many.
import { on } from "./content.js";

on("dragover", ".dropzone", (zone) => zone.classList.add("over"));
for (const ended of ["dragleave", "drop", "dragend"]) {
  on(ended, ".dropzone", (zone) => zone.classList.remove("over"));
}

on("change", ".dropzone input[type=file]", (field) => {
  const names = [...field.files].slice(0, 20).map(({ name, size }) => line(`${name} · ${readable(size)}`));
  const zone = field.closest(".dropzone");
  zone.querySelector(".dropzone-files").replaceChildren(...names);
  if (zone.hasAttribute("data-sends")) send(field);
});

on("change", "input[type=file][data-sends]", send);

function send(field) {
  const tooMany = field.dataset.most && field.files.length > Number(field.dataset.most);
  field.setCustomValidity(tooMany ? field.dataset.tooMany : "");
  if (field.files.length) field.form.requestSubmit();
}

function line(text) {
  return Object.assign(document.createElement("span"), { textContent: text });
}

function readable(bytes) {
  const [size, unit] = bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
  const format = { style: "unit", unit, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(document.documentElement.lang, format).format(size);
}
