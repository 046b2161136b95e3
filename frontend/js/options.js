// A list of options under a text field, walked by arrows: shared by mentions and choices with search.

/** Marks the option `step` away from the active one and names it to screen readers through `field`. */
export function move(field, list, step) {
  const options = [...list.querySelectorAll("[role=option]")];
  if (!options.length) return;
  const now = options.findIndex((option) => option.classList.contains("active"));
  activate(field, options, options[(now + step + options.length) % options.length]);
}

export function activateFirst(field, list) {
  const options = [...list.querySelectorAll("[role=option]")];
  activate(field, options, options[0]);
}

export function active(list) {
  return list.querySelector("[role=option].active");
}

function activate(field, options, chosen) {
  for (const option of options) option.classList.toggle("active", option === chosen);
  if (!chosen) return field.removeAttribute("aria-activedescendant");
  chosen.id ||= `option-${crypto.randomUUID()}`;
  field.setAttribute("aria-activedescendant", chosen.id);
  chosen.scrollIntoView({ block: "nearest" });
}
