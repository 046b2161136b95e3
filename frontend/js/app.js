// What every page loads. Each module listens on the document, so content that arrives later just works.
import "./conversation.js";
import "./theme.js";
import "./dialogs.js";
import "./menus.js";
import "./toasts.js";
import "./palette.js";
import "./keys.js";
import "./rows.js";
import "./remember.js";
import "./selection.js";
import "./guard.js";
import "./drafts.js";
import "./inline-edit.js";
import "./polling.js";
import "./dropzone.js";
import "./autosize.js";
import "./mentions.js";
import "./copy.js";
import "./jotted.js";
import "./focus.js"; // after dialogs and editing in place, which know better where it belongs
import { onContent } from "./content.js";

// Choices of several with search are rare enough to be fetched only where one stands.
onContent((root) => {
  if (root.querySelector("select[data-combobox]")) import("./combobox.js").then(({ enhance }) => enhance());
});
