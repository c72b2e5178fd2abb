// The TikTok accounts in Settings, fetched live from TikTok.
import { call, whileBusy } from "../shell/api.js";
import { ask } from "../shell/ask.js";
import { language, t } from "../shell/strings.js";
import { toast } from "../shell/toast.js";

const place = document.getElementById("accounts");
const template = document.getElementById("account");
const connect = document.getElementById("connect");

export async function showAccounts() {
  const { accounts } = await call("GET", "/api/tiktok/accounts");
  place.replaceChildren(accounts.length ? list(accounts) : none());
  place.removeAttribute("aria-busy");
  connect.textContent = accounts.length ? t("connect_another") : t("connect");
  connect.classList.toggle("quiet", accounts.length > 0);
  connect.href = `/api/tiktok/connect?always_ask=${accounts.length > 0}`;
}

function none() {
  const card = Object.assign(document.createElement("div"), { className: "card no-account" });
  card.append(Object.assign(document.createElement("p"), { textContent: t("no_account") }));
  return card;
}

function list(accounts) {
  const rows = Object.assign(document.createElement("ul"), { className: "rows" });
  rows.append(...accounts.map((account) => row(account, accounts.length > 1)));
  return rows;
}

function row(account, isOneOfMany) {
  const made = template.content.cloneNode(true).firstElementChild;
  const part = (selector) => made.querySelector(selector);
  const name = account.display_name ?? t("unnamed");
  part("strong").textContent = name;
  part(".initial").textContent = name.slice(0, 1);
  showPicture(part(".avatar img"), account.avatar_url);
  part(".default").hidden = !(isOneOfMany && account.is_default);
  showHealth(made, account);
  showSlots(made, account);
  showConsent(made, account, name);
  part(".choose").hidden = !isOneOfMany || account.is_default;
  part(".choose").addEventListener("click", (event) => whileBusy(event.target, () => choose(account, name)));
  part(".disconnect").addEventListener("click", (event) => disconnect(event.target, account, name));
  part(".disconnect").setAttribute("aria-label", `${part(".disconnect").textContent} ${name}`);
  return made;
}

function showPicture(image, address) {
  if (!address) return;
  image.referrerPolicy = "no-referrer";
  image.addEventListener("load", () => (image.hidden = false));
  image.src = address;
}

function showHealth(made, account) {
  const chip = made.querySelector(".my-account-health .chip");
  const [words, kind] = health(account);
  chip.textContent = words;
  chip.classList.add(kind);
  made.querySelector(".reconnect").hidden = account.can_send && !account.ends_soon;
  const problem = made.querySelector(".problem");
  const trouble = account.said ? `${account.said[language]} ${account.said[`next_${language}`]}` : "";
  const ending = account.ends_soon && account.can_send ? t("ends_soon", { day: day(account.connection_ends_at) }) : "";
  problem.textContent = trouble || ending;
  problem.hidden = !problem.textContent;
}

function health(account) {
  if (!account.can_send) return [t("not_usable"), "bad"];
  return account.problem ? [t("unreachable"), "warn"] : [t("usable"), "good"];
}

function showSlots(made, account) {
  const dots = Array.from({ length: account.slots_total }, (_, place) => {
    const dot = document.createElement("i");
    if (place < account.slots_used) dot.className = "taken";
    return dot;
  });
  made.querySelector(".my-dots").append(...dots);
  const said = [t("slots", { used: account.slots_used, total: account.slots_total })];
  if (account.slot_free_at) said.push(t("slot_free_at", { time: time(account.slot_free_at) }));
  if (account.sends_waiting) {
    said.push(t("sends_waiting", { count: account.sends_waiting }), t("slots_left", { count: account.slots_left }));
  }
  made.querySelector(".slots-said").textContent = said.join(" · ");
}

function showConsent(made, account, name) {
  const consent = made.querySelector(".standing-consent");
  if (!consent) return;
  const since = account.standing_consent_at;
  consent.querySelector(".consent-said").textContent = since ? t("consent_on", { day: time(since) }) : t("consent_off");
  const give = consent.querySelector(".consent-give");
  const withdraw = consent.querySelector(".consent-withdraw");
  give.hidden = Boolean(since) || !account.can_send;
  withdraw.hidden = !since;
  consent.querySelector(".consent-words").hidden = !since;
  consent.querySelector(".consent-words p").textContent = t("consent_text");
  give.addEventListener("click", () => giveConsent(give, account, name));
  withdraw.addEventListener("click", () => whileBusy(withdraw, () => withdrawConsent(account)));
}

async function giveConsent(button, account, name) {
  const agreed = await ask(t("consent_title", { name }), t("consent_text"), t("consent_yes"), { isDangerous: false });
  if (!agreed) return;
  await whileBusy(button, async () => {
    const consent = { connection_id: account.connection_id, text_version: place.dataset.consentText };
    await call("POST", "/api/tiktok/standing-consent", consent);
    toast(t("consent_given"));
    await showAccounts();
  });
}

async function withdrawConsent(account) {
  await call("POST", "/api/tiktok/standing-consent/withdraw", { connection_id: account.connection_id });
  toast(t("consent_withdrawn"));
  await showAccounts();
}

async function choose(account, name) {
  await call("POST", "/api/tiktok/default", { connection_id: account.connection_id });
  toast(t("default_chosen", { name }));
  await showAccounts();
}

async function disconnect(button, account, name) {
  if (!(await ask(t("disconnect_title", { name }), t("disconnect_more"), t("disconnect_yes")))) return;
  await whileBusy(button, async () => {
    const outcome = await call("POST", "/api/tiktok/disconnect", { connection_id: account.connection_id });
    const still = outcome.may_still_arrive.length ? ` ${t("may_still_arrive")}` : "";
    toast(`${outcome.said[language]} ${outcome.said[`next_${language}`]}${still}`, { shownMs: 12000 });
    await showAccounts();
  });
}

const day = (moment) => new Date(moment).toLocaleDateString(language, { day: "numeric", month: "long", year: "numeric" });
const time = (moment) => new Date(moment).toLocaleString(language, { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Bangkok" });
