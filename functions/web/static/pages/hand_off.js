import { claimCheck } from "../panels/claims.js";
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
chooseCaptions();
document.getElementById("without-price")?.addEventListener("click", leaveOutPrice);
claimCheck(page, page.dataset.id, { isOwn: () => true }).check().catch(() => {});
for (const button of page.querySelectorAll("[data-copy]")) button.addEventListener("click", () => copy(button));

/** Every version of the caption keeps the words it was given. */
function chooseCaptions() {
  const caption = document.getElementById("caption");
  const versions = [...page.querySelectorAll("[name=variant]")];
  const chosen = versions[kept.variant];
  if (chosen) chosen.checked = true;
  if (chosen && !("caption" in kept)) caption.value = chosen.dataset.caption;
  for (const [nth, each] of versions.entries()) {
    each.addEventListener("change", () => {
      kept[`caption ${kept.variant ?? 0}`] = caption.value;
      kept.variant = nth;
      caption.value = kept[`caption ${nth}`] ?? each.dataset.caption;
      caption.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
}

/** The caption as it was is one tap away: its words may be the marketer's own. */
function leaveOutPrice() {
  const caption = document.getElementById("caption");
  const version = page.querySelector("[name=variant]:checked");
  const before = caption.value;
  const put = (text) => {
    caption.value = text;
    caption.dispatchEvent(new Event("input", { bubbles: true }));
  };
  put(version.dataset.withoutPrice);
  toast(t("price_left_out"), {
    undo: () => {
      version.click();
      put(before);
    },
  });
}

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
