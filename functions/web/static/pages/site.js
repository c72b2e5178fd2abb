// Runs on every page.
import { restoreTyped } from "../shell/typed.js";

restoreTyped();
for (const field of document.querySelectorAll("[data-enter-submits]")) {
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    field.form.requestSubmit();
  });
}
