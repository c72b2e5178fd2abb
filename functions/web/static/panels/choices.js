// The options of a video: read from a form, and summed up in one line.
import { t } from "../shell/strings.js";

const AI_LABEL = { "": null, on: true, off: false };

export function choicesOf(form) {
  const fields = new FormData(form);
  const hook = fields.get("hook");
  return {
    seconds: Number(fields.get("seconds")),
    format: fields.get("format"),
    style: fields.get("style"),
    tone: fields.get("tone"),
    voice: fields.get("voice") || null,
    speed_percent: Number(fields.get("speed_percent") ?? 100),
    angle: fields.get("angle") || null,
    hook: hook ? Number(hook) : null,
    price_wording: fields.get("price_wording"),
    call_to_action: fields.get("call_to_action") || null,
    ai_label: AI_LABEL[fields.get("ai_label")],
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
  for (const type of ["change", "input"]) form.addEventListener(type, say);
  say();
}
