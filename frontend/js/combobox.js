// A choice of several (or one of many) with search, standing over an ordinary select that keeps the values.
import { active, activateFirst, move } from "./options.js";

/** Turns every select[data-combobox] of the page into a field with tokens; those already turned stay. */
export function enhance() {
  for (const select of document.querySelectorAll("select[data-combobox]:not([hidden])")) new Combobox(select);
}

class Combobox {
  constructor(select) {
    this.select = select;
    this.build();
    const focused = document.activeElement === select;
    select.hidden = true;
    select.after(this.host);
    this.listen();
    this.draw();
    if (focused) this.field.focus(); // a dialog has put the reader there before this came
  }

  build() {
    const list = `${this.select.id}-options`;
    this.host = make("div", "combobox");
    this.box = make("div", "combobox-box input");
    this.field = Object.assign(make("input"), { type: "text", role: "combobox", autocomplete: "off" });
    this.field.setAttribute("aria-expanded", "false");
    this.field.setAttribute("aria-controls", list);
    this.field.placeholder = this.select.dataset.placeholder ?? "";
    this.list = Object.assign(make("div", "options"), { id: list, role: "listbox", hidden: true });
    this.takeName();
    this.host.append(this.box, this.list);
  }

  /** The label and the errors of the select now belong to the visible field. */
  takeName() {
    const label = this.select.labels?.[0];
    this.field.id = `${this.select.id}-search`;
    if (label) {
      label.htmlFor = this.field.id;
      this.list.setAttribute("aria-label", label.textContent.trim());
    }
    for (const name of ["aria-describedby", "aria-invalid"]) {
      const value = this.select.getAttribute(name);
      if (value) this.field.setAttribute(name, value);
    }
    if (this.select.getAttribute("aria-invalid")) this.box.setAttribute("aria-invalid", "true");
  }

  listen() {
    this.field.addEventListener("input", () => this.open());
    this.field.addEventListener("focus", () => this.open());
    this.field.addEventListener("blur", () => this.close());
    this.field.addEventListener("keydown", (event) => this.onKey(event));
    this.box.addEventListener("click", () => this.field.focus());
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) this.toggle(option.dataset.value);
    });
  }

  onKey(event) {
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) this.open();
      else move(this.field, this.list, key === "ArrowDown" ? 1 : -1);
    } else if (key === "Enter" && !this.list.hidden && active(this.list)) {
      event.preventDefault();
      this.toggle(active(this.list).dataset.value);
    } else if (key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (key === "Backspace" && !this.field.value) {
      const last = this.chosen().at(-1);
      if (last) this.toggle(last.value);
    }
  }

  chosen() {
    return [...this.select.selectedOptions].filter((option) => option.value);
  }

  toggle(value) {
    const option = [...this.select.options].find((other) => other.value === value);
    if (this.select.multiple) option.selected = !option.selected;
    else this.select.value = option.selected ? "" : value;
    this.field.value = "";
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
    this.select.dispatchEvent(new Event("input", { bubbles: true }));
    this.draw();
    if (this.select.multiple) this.open();
    else this.close();
  }

  open() {
    const typed = fold(this.field.value);
    const fitting = [...this.select.options].filter((option) => option.value && fold(option.text).includes(typed));
    this.list.replaceChildren(...(fitting.length ? fitting.map(asOption) : [this.nothing()]));
    this.show(true);
    activateFirst(this.field, this.list);
  }

  close() {
    this.field.value = "";
    this.show(false);
    this.field.removeAttribute("aria-activedescendant");
  }

  show(shown) {
    this.list.hidden = !shown;
    this.field.setAttribute("aria-expanded", String(shown));
  }

  nothing() {
    return Object.assign(make("div", "none"), { textContent: document.getElementById("words").dataset.nothing });
  }

  draw() {
    this.box.replaceChildren(...this.chosen().map((option) => this.token(option)), this.field);
  }

  token(option) {
    const token = Object.assign(make("span", "combobox-token"), { textContent: option.text });
    const remove = Object.assign(make("button"), { type: "button", ariaLabel: `${document.getElementById("words").dataset.remove} ${option.text}` });
    remove.addEventListener("click", () => this.toggle(option.value));
    token.append(remove);
    return token;
  }
}

function asOption(option) {
  const line = Object.assign(make("div"), { role: "option", textContent: option.text });
  line.dataset.value = option.value;
  line.setAttribute("aria-selected", String(option.selected));
  return line;
}

function make(tag, className = "") {
  return Object.assign(document.createElement(tag), { className });
}

function fold(text) {
  return text.toLowerCase().replaceAll("ё", "е");
}
