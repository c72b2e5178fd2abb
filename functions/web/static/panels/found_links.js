// What the server reads in pasted text, line by line.
import { language, t } from "../shell/strings.js";

export const SHOPS = { shopee: "Shopee", lazada: "Lazada", tiktok: "TikTok Shop", aliexpress: "AliExpress" };

/** Lines under a field: each product where there are several, what is known of one already, and what is not used. */
export function linesOf({ links, unused }, ...warnings) {
  const isOne = links.length === 1;
  const products = isOne ? [] : links.map((each) => line(`${SHOPS[each.marketplace]} · ${each.title ?? each.link}`));
  const warned = links.flatMap((each) => [madeBefore, ...warnings].map((warn) => warn(each, isOne ? "" : `${nameOf(each)}: `)));
  const left = unused.map((each) => line(t("unused", { link: each.link, why: each.said[language] }), "unused"));
  return [...products, ...warned.filter(Boolean), ...left];
}

export function line(textContent, className = "") {
  return Object.assign(document.createElement("li"), { textContent, className });
}

/** A warning, no more: the same product may be made again. */
function madeBefore({ made }, start) {
  if (!made) return null;
  const when = new Date(made.at).toLocaleDateString(language === "th" ? "th-TH" : "en-GB", { day: "numeric", month: "short" });
  const warning = line(start, "made");
  warning.append(Object.assign(document.createElement("a"), { href: `/videos/${made.video_id}`, textContent: t("made", { when }) }));
  return warning;
}

function nameOf({ marketplace, title, link }) {
  return title ?? `${SHOPS[marketplace]} · ${link}`;
}
