// The product as it will be told: its words and its pictures.
import { call } from "../shell/api.js";
import { pictures } from "./pictures.js";
import { t } from "../shell/strings.js";
import { toast } from "../shell/toast.js";

const PRICES = ["price", "original_price"];

export function productPanel(id) {
  const form = document.getElementById("product");
  if (!form) return null;
  const photos = pictures(document.getElementById("photos"), document.getElementById("add-photo"), "photo");
  const clips = pictures(document.getElementById("clips"), document.getElementById("add-clip"), "clip");
  const before = Object.fromEntries([...form.querySelectorAll("input[name], textarea[name]")].map((each) => [each.name, each.defaultValue]));

  function changes() {
    const fields = Object.keys(before).filter((name) => form.elements[name].value.trim() !== before[name].trim());
    const body = Object.fromEntries(fields.map((name) => [name, value(name)]));
    if (photos.isChanged()) body.photos = photos.keys();
    if (clips.isChanged()) body.clips = clips.keys();
    return body;
  }

  function value(name) {
    const text = form.elements[name].value.trim();
    return PRICES.includes(name) ? text.replace(/[^\d.]/g, "") || null : text;
  }

  function isRight() {
    const wrong = PRICES.filter((name) => value(name) !== null && !/^\d{1,10}(\.\d{1,2})?$/.test(value(name)));
    if (!value("title")) wrong.unshift("title");
    for (const name of Object.keys(before)) form.elements[name].setAttribute("aria-invalid", wrong.includes(name));
    if (!wrong.length) return true;
    form.closest("details").open = true;
    form.elements[wrong[0]].focus();
    toast(wrong[0] === "title" ? t("title_wrong") : t("price_wrong"), { bad: true });
    return false;
  }

  return {
    isChanged: () => Object.keys(changes()).length > 0,
    save: async () => {
      if (!isRight()) return false;
      await Promise.all([photos.uploaded(), clips.uploaded()]);
      const body = changes();
      // A price that was asked for and left empty says: make the video without one.
      if (form.querySelector(".asks-price") && !("price" in body)) body.price = value("price");
      if (Object.keys(body).length) await call("PATCH", `/api/videos/${id}/product`, body);
      for (const name of Object.keys(before)) before[name] = form.elements[name].value;
      photos.settle();
      clips.settle();
      return true;
    },
  };
}
