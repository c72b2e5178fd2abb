// Unsaved fields of a video's script, kept in this browser: through a reload, and in another tab.
import { t } from "../shell/strings.js";

/** Keeps what differs from the page as it came, under the script's version. `restored` runs after fields were set. */
export function draftOf(form, id, restored) {
  const key = `draft ${id}`;
  const notice = document.getElementById("draft");
  const bringBack = notice.querySelector('[data-draft="restore"]');
  const kept = read();
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  notice.querySelector('[data-draft="discard"]').addEventListener("click", discard);
  bringBack.addEventListener("click", () => restore(kept.fields));
  if (kept && kept.version === form.dataset.version) restore(kept.fields);
  else if (kept) show(t("draft_of_earlier"), { isOffer: true });

  function fields() {
    return [...form.querySelectorAll("[name]")].filter((field) => field.type !== "file");
  }

  function isTouched(field) {
    return isTicked(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  }

  function isTicked(field) {
    return field.type === "checkbox" || field.type === "radio";
  }

  function keep() {
    const touched = fields().filter(isTouched);
    if (!touched.length) return forget();
    const changed = touched.map((field) => ({ name: field.name, value: field.value, checked: isTicked(field) ? field.checked : null }));
    write(JSON.stringify({ version: form.dataset.version, fields: changed }));
  }

  function restore(changed) {
    let any = false;
    for (const { name, value, checked } of changed) {
      for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (!isTicked(field)) field.value = value;
        else if (field.value === value) field.checked = checked;
        any ||= isTouched(field);
      }
    }
    if (!any) return;
    restored();
    show(t("draft_restored"));
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function discard() {
    form.reset();
    forget();
    restored();
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function show(text, { isOffer = false } = {}) {
    notice.querySelector("p").textContent = text;
    bringBack.hidden = !isOffer;
    notice.hidden = false;
  }

  function forget() {
    notice.hidden = true;
    write(null);
  }

  function read() {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  }

  function write(text) {
    try {
      if (text === null) localStorage.removeItem(key);
      else localStorage.setItem(key, text);
    } catch {
      // A browser without storage, or a full one: the page works as without drafts.
    }
  }

  return { forget };
}
