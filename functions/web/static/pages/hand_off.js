import { t } from "../shell/strings.js";
import { toast } from "../shell/toast.js";

const page = document.getElementById("hand-off");
const key = `posting ${page.dataset.id}`;
const kept = JSON.parse(localStorage.getItem(key) ?? "{}");

for (const field of page.querySelectorAll("textarea, [type=checkbox]")) {
  const name = field.id || field.name;
  if (name in kept) field[field.type === "checkbox" ? "checked" : "value"] = kept[name];
  field.addEventListener("input", () => {
    kept[name] = field.type === "checkbox" ? field.checked : field.value;
    localStorage.setItem(key, JSON.stringify(kept));
  });
}
for (const button of page.querySelectorAll("[data-copy]")) button.addEventListener("click", () => copy(button));

async function copy(button) {
  const sources = button.dataset.copy.split(" ").map((id) => document.getElementById(id));
  const text = sources.map((each) => each.value ?? each.textContent).join("\n\n");
  try {
    await navigator.clipboard.writeText(text);
    toast(t("copied"), { shownMs: 2500 });
  } catch {
    select(sources[0]);
    toast(t("copy_by_hand"));
  }
}

function select(source) {
  if (source.select) return source.select();
  getSelection().selectAllChildren(source);
}
