// The script: every scene's words, the hook, and the lines on the picture.
import { call, Refused } from "../shell/api.js";
import { t } from "../shell/strings.js";
import { toast } from "../shell/toast.js";

export function scriptPanel(id) {
  const form = document.getElementById("script");
  if (!form) return null;
  const length = document.getElementById("length");
  let before = JSON.stringify(edit());
  form.addEventListener("input", sayLength);
  form.addEventListener("change", (event) => {
    if (event.target.name === "hook") speakHook(event.target);
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest('[data-act="drop-scene"]');
    if (button) drop(button);
  });
  sayLength();

  function scenes() {
    return [...form.querySelectorAll(".scene:not(.dropped)")].map((scene) => ({
      scene_id: scene.dataset.scene,
      phrases: scene.querySelector("textarea").value.split("\n").map((line) => line.trim()).filter(Boolean),
    }));
  }

  function edit() {
    const on_screen = [...form.querySelectorAll(".line")].map((line) => ({
      kind: line.dataset.kind,
      text: line.querySelector(".input").value.trim(),
      shown: line.querySelector("[type=checkbox]").checked,
    }));
    return { hook: Number(new FormData(form).get("hook")), scenes: scenes(), on_screen };
  }

  function sayLength() {
    const letters = scenes().flatMap((scene) => scene.phrases).join("").length;
    const seconds = Math.round(letters * Number(length.dataset.letter));
    const isLong = seconds > Number(length.dataset.most);
    length.textContent = isLong ? t("too_long", { seconds }) : t("about", { seconds });
    length.classList.toggle("wrong", isLong);
  }

  function speakHook(choice) {
    form.querySelector(".scene textarea").value = choice.dataset.lines;
    sayLength();
  }

  function drop(button) {
    const dropped = button.closest(".scene").classList.toggle("dropped");
    button.querySelector(".drop").hidden = dropped;
    button.querySelector(".undrop").hidden = !dropped;
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  async function save() {
    const wanted = edit();
    if (JSON.stringify(wanted) === before) return true;
    try {
      const kept = await call("PUT", `/api/videos/${id}/script`, { ...wanted, version: form.dataset.version });
      form.dataset.version = kept.version;
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== "edited_elsewhere") throw error;
      await showLatest();
      return false;
    }
    before = JSON.stringify(wanted);
    return true;
  }

  /** Show the other window's text beside one's own; the next save overwrites it. */
  async function showLatest() {
    const { script, version } = await call("GET", `/api/videos/${id}/script`);
    form.dataset.version = version;
    for (const scene of script.scenes) {
      const field = form.querySelector(`.scene[data-scene="${CSS.escape(scene.scene_id)}"] textarea`);
      const text = scene.phrases.join("\n");
      field?.parentElement.querySelector(".latest")?.remove();
      if (field && field.value.trim() !== text) field.after(latest(field, text));
    }
    toast(t("saved_elsewhere"), { bad: true, shownMs: 12000 });
  }

  function latest(field, text) {
    const line = Object.assign(document.createElement("p"), { className: "latest" });
    const take = Object.assign(document.createElement("button"), { type: "button", className: "button plain small", textContent: t("take_latest") });
    take.addEventListener("click", () => {
      field.value = text;
      line.remove();
      sayLength();
    });
    line.append(Object.assign(document.createElement("span"), { textContent: t("latest", { text }) }), take);
    return line;
  }

  return { isChanged: () => JSON.stringify(edit()) !== before, save };
}
