// The options of a video: read from a form, and summed up in one line.
import { t } from "../shell/strings.js";

export function choicesOf(form) {
  const fields = new FormData(form);
  return {
    seconds: Number(fields.get("seconds")),
    format: fields.get("format"),
    style: fields.get("style"),
    tone: fields.get("tone"),
    ai_label: fields.has("ai_label"),
    captions_only: fields.has("captions_only"),
    ...(fields.has("music") && { music: fields.get("music") || null }),
  };
}

/** Keep `line` equal to a summary of `form`. */
export function sayChoices(form, line) {
  const say = () => {
    const { seconds, format, style, tone, music } = choicesOf(form);
    const said = [t("seconds", { seconds }), format, t("style_" + style), t("tone_" + tone)];
    if (music !== undefined) said.push(music ? t("with_music") : t("no_music"));
    line.textContent = said.join(" · ");
  };
  form.addEventListener("change", say);
  form.addEventListener("input", say);
  say();
}
