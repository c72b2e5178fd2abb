// The product: its fields and pictures.
import { call } from "../shell/api.js";
import { pictures } from "./pictures.js";
import { priceField } from "./price.js";
import { proposals } from "./proposals.js";
import { t } from "../shell/strings.js";
import { toast } from "../shell/toast.js";

export function productPanel(id) {
  const form = document.getElementById("product");
  if (!form) return null;
  const photos = pictures(document.getElementById("photos"), document.getElementById("add-photo"), "photo");
  const clips = pictures(document.getElementById("clips"), document.getElementById("add-clip"), "clip");
  const seen = proposals(form);
  const prices = ["price", "original_price"].map((name) => priceField(form.elements[name]));
  const before = Object.fromEntries([...form.querySelectorAll("input[name], textarea[name]")].map((each) => [each.name, each.defaultValue]));
  form.addEventListener("input", dropMarks);
  form.addEventListener("change", dropMarks);

  function changes() {
    const fields = Object.keys(before).filter((name) => value(name) !== before[name].trim());
    const body = Object.fromEntries(fields.map((name) => [name, value(name)]));
    if (photos.isChanged()) body.photos = photos.keys();
    if (clips.isChanged()) body.clips = clips.keys();
    return { ...body, ...seen.body(body) };
  }

  const value = (name) => form.elements[name].value.trim();

  /** A missing field is no longer marked once it is filled in. */
  function dropMarks() {
    for (const name of Object.keys(before)) {
      const field = form.elements[name];
      if (value(name) && !prices.some((price) => price.field === field)) field.removeAttribute("aria-invalid");
      mark(field.closest(".field"), !value(name));
    }
    mark(form.querySelector(".photos-field"), !photos.keys().length && !clips.keys().length);
  }

  function mark(part, isMissing) {
    const chip = part.querySelector(".chip.warn");
    if (chip) chip.hidden = !isMissing;
  }

  async function isRight() {
    const title = form.elements.title;
    title.setAttribute("aria-invalid", String(!value("title")));
    if (!value("title")) {
      toast(t("title_wrong"), { bad: true });
      return show(title);
    }
    for (const { field, refusal } of prices) {
      if (value(field.name) !== before[field.name].trim() && (await refusal())) return show(field);
    }
    return true;
  }

  function show(field) {
    form.closest("details").open = true;
    field.focus();
    return false;
  }

  return {
    /** What is filled in so far, where the rest is still to come: an empty field says nothing yet. */
    keep: async () => {
      await Promise.all([photos.uploaded(), clips.uploaded()]);
      const filled = Object.entries(changes()).filter(([name, each]) => name !== "title" || each);
      if (filled.length) await call("PATCH", `/api/videos/${id}/product`, Object.fromEntries(filled));
    },
    isChanged: () => Object.keys(changes()).length > 0,
    save: async () => {
      if (!(await isRight())) return false;
      await Promise.all([photos.uploaded(), clips.uploaded()]);
      const body = changes();
      // A missing price left empty means: make the video without one.
      if (form.querySelector(".asks-price") && !("price" in body)) body.price = value("price");
      if (Object.keys(body).length) await call("PATCH", `/api/videos/${id}/product`, body);
      for (const name of Object.keys(before)) before[name] = form.elements[name].value;
      photos.settle();
      clips.settle();
      return true;
    },
  };
}
