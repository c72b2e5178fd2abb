// Keep form fields over a sign-in, in this tab's sessionStorage.
const key = () => `typed ${location.pathname}`;

/** Remember every field of forms marked `data-keep` before leaving for the sign-in page. */
export function keepTyped() {
  const typed = [...document.querySelectorAll("form[data-keep] [name]")]
    .filter((field) => !["password", "file", "hidden"].includes(field.type))
    .map((field) => [field.name, field.value, field.checked ?? null]);
  if (typed.length) sessionStorage.setItem(key(), JSON.stringify(typed));
}

export function restoreTyped() {
  const kept = sessionStorage.getItem(key());
  if (!kept || !document.querySelector("form[data-keep]")) return;
  sessionStorage.removeItem(key());
  for (const [name, value, checked] of JSON.parse(kept)) {
    for (const field of document.querySelectorAll(`form[data-keep] [name="${CSS.escape(name)}"]`)) {
      if (field.type === "checkbox" || field.type === "radio") {
        if (field.value === value) field.checked = checked;
      } else {
        field.value = value;
      }
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}
