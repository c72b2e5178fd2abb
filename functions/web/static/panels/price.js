// A typed price, with the price the server reads beside it.
import { call, Refused } from "../shell/api.js";
import { t } from "../shell/strings.js";

const PAUSE_MS = 300;

/** `refusal()`: the server's refusal of the text in `field`; null where it reads a price. */
export function priceField(field) {
  const understood = document.getElementById(`${field.id}-understood`);
  let soon = 0;
  let asked = 0;

  field.addEventListener("input", () => {
    clearTimeout(soon);
    asked += 1;
    say("", false);
    if (field.value.trim()) soon = setTimeout(() => refusal().catch(() => {}), PAUSE_MS);
  });

  async function refusal() {
    clearTimeout(soon);
    const mine = ++asked;
    try {
      const price = await call("POST", "/api/prices/read", { text: field.value });
      if (mine === asked) say(price.price === null ? "" : t("understood", { price: inBaht(price) }), false);
      return null;
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 400) throw error;
      const why = `${error.message} ${error.next}`;
      if (mine === asked) say(why, true);
      return why;
    }
  }

  function say(text, isBad) {
    understood.textContent = text;
    understood.dataset.tone = isBad ? "bad" : "";
    field.setAttribute("aria-invalid", String(isBad));
  }

  return { field, refusal };
}

const inBaht = ({ price, price_max }) => [price, price_max].filter(Boolean).map(amount).join("–").replace(/^/, "\u0e3f");
const amount = (decimal) => {
  const digits = decimal.includes(".") ? 2 : 0;
  return Number(decimal).toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
};
