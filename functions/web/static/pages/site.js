// Runs on every page.
import { restoreTyped } from "../shell/typed.js";

restoreTyped();
for (const field of document.querySelectorAll("[data-enter-submits]")) {
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    field.form.requestSubmit();
  });
  // Of a shared text only the links are kept: the length of an address is limited.
  field.form.addEventListener("submit", () => {
    const links = field.value.match(/https?:\/\/\S+/gi);
    if (links) field.value = links.join("\n");
  });
}
