// The script: every scene's words, the hook, and the lines on the picture.
import { call, Refused } from "../shell/api.js";
import { claimCheck } from "./claims.js";
import { draftOf } from "./draft.js";
import { t } from "../shell/strings.js";
import { toast } from "../shell/toast.js";

export function scriptPanel(id) {
  const form = document.getElementById("script");
  if (!form) return null;
  const length = document.getElementById("length");
  const opening = form.querySelector(".scene textarea");
  const words = (hook) => form.elements[`words-${hook}`];
  let hook = chosenHook();
  let before = JSON.stringify(edit());
  const claims = claimCheck(form, id);
  const draft = draftOf(form, id, followFields);
  form.addEventListener("input", sayLength);
  form.addEventListener("input", (event) => {
    if (event.target === opening) keepHook();
    if (event.target.name === "hook") speakHook();
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest('[data-act="drop-scene"]');
    if (button) drop(button.closest(".scene"));
  });
  followFields();

  function chosenHook() {
    return Number(new FormData(form).get("hook"));
  }

  function phrasesOf(field) {
    return field.value.split("\n").map((line) => line.trim()).filter(Boolean);
  }

  function scenes() {
    return [...form.querySelectorAll(".scene:not(.dropped)")].map((scene) => ({
      scene_id: scene.dataset.scene,
      phrases: phrasesOf(scene.querySelector("textarea")),
    }));
  }

  function edit() {
    const on_screen = [...form.querySelectorAll(".line")].map((line) => ({
      kind: line.dataset.kind,
      text: line.querySelector(".input").value.trim(),
      shown: line.querySelector("[type=checkbox]").checked,
    }));
    const hooks = [0, 1, 2].filter((nth) => nth !== chosenHook() && isTouched(words(nth)));
    return {
      hook: chosenHook(),
      scenes: scenes(),
      on_screen,
      hooks: hooks.map((nth) => ({ hook: nth, phrases: phrasesOf(words(nth)) })),
    };
  }

  function isTouched(field) {
    return field.value !== field.defaultValue;
  }

  function sayLength() {
    const letters = scenes().flatMap((scene) => scene.phrases).join("").length;
    const seconds = Math.round(letters * Number(length.dataset.letter));
    const isLong = seconds > Number(length.dataset.most);
    length.textContent = isLong ? t("too_long", { seconds }) : t("about", { seconds });
    length.classList.toggle("wrong", isLong);
  }

  /** The opening scene's words belong to the hook they were typed for: it keeps them when another is chosen. */
  function keepHook() {
    words(hook).value = opening.value;
    const label = form.querySelectorAll(".hook span")[hook];
    if (isTouched(words(hook))) label.textContent = phrasesOf(opening).join(" ");
  }

  function speakHook() {
    hook = chosenHook();
    opening.value = words(hook).value;
    opening.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** After fields were set from elsewhere: bring into line what is not a field. */
  function followFields() {
    for (const scene of form.querySelectorAll(".scene")) showDropped(scene);
    for (const [nth, label] of form.querySelectorAll(".hook span").entries()) {
      if (isTouched(words(nth))) label.textContent = phrasesOf(words(nth)).join(" ");
    }
    hook = chosenHook();
    sayLength();
  }

  function drop(scene) {
    const mark = scene.querySelector('[name^="drop-"]');
    mark.checked = !mark.checked;
    showDropped(scene);
    mark.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function showDropped(scene) {
    const dropped = scene.querySelector('[name^="drop-"]')?.checked ?? false;
    scene.classList.toggle("dropped", dropped);
    for (const [name, hidden] of [["drop", dropped], ["undrop", !dropped]]) {
      const said = scene.querySelector(`.${name}`);
      if (said) said.hidden = hidden;
    }
  }

  async function save() {
    const wanted = edit();
    if (JSON.stringify(wanted) === before) return true;
    const accepts_claims = await claims.answers();
    if (!accepts_claims) return false;
    try {
      const kept = await call("PUT", `/api/videos/${id}/script`, { ...wanted, accepts_claims, version: form.dataset.version });
      form.dataset.version = kept.version;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.code === "claims_unanswered") await claims.checkEverything();
      if (error.code !== "edited_elsewhere") throw error;
      await showLatest();
      return false;
    }
    draft.forget();
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
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    line.append(Object.assign(document.createElement("span"), { textContent: t("latest", { text }) }), take);
    return line;
  }

  return { isChanged: () => JSON.stringify(edit()) !== before, save };
}
