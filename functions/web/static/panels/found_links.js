// What the server reads in pasted text, line by line.
import { language, t } from "../shell/strings.js";

export const SHOPS = { shopee: "Shopee", lazada: "Lazada", tiktok: "TikTok Shop", aliexpress: "AliExpress" };

/**
 * Lines under a field: each product where there are several, what is to be said of it, and what is not used.
 * `warnings` are told a link, and answer null or a text.
 */
export function linesOf({ links, unused }, ...warnings) {
  const isOne = links.length === 1;
  const products = links.map((each) => {
    const said = [madeBefore, ...warnings].map((warn) => warn(each)).filter(Boolean);
    const item = line(isOne ? "" : nameOf(each));
    item.append(...said.map(warning));
    return item;
  });
  const left = unused.map((each) => line(t("unused", { link: each.link, why: each.said[language] }), "unused"));
  return [...products.filter((item) => item.hasChildNodes()), ...left];
}

/** No more than a warning: the same product may be made again. */
function madeBefore({ made }) {
  if (!made) return null;
  const when = new Date(made.at).toLocaleDateString(language === "th" ? "th-TH" : "en-GB", { day: "numeric", month: "short" });
  return Object.assign(document.createElement("a"), { href: `/videos/${made.video_id}`, textContent: t("made", { when }) });
}

function warning(said) {
  const paragraph = Object.assign(document.createElement("p"), { className: "made" });
  paragraph.append(said);
  return paragraph;
}

function line(textContent, className = "") {
  return Object.assign(document.createElement("li"), { textContent, className });
}

function nameOf({ marketplace, title, link }) {
  return `${SHOPS[marketplace]} · ${title ?? link.replace(/^https?:\/\//, "")}`;
}
