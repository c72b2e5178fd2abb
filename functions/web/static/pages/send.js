import { call, Refused, tell, whileBusy } from "../shell/api.js";
import { t, language } from "../shell/strings.js";

const page = document.getElementById("send");
const form = document.getElementById("consent");
const accounts = document.getElementById("accounts");
const agree = document.getElementById("agree");
const go = document.getElementById("go");

show().catch(tell);
form.addEventListener("change", mayGo);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  whileBusy(go, send);
});
addEventListener("pageshow", (event) => event.persisted && location.reload());

async function show() {
  const { accounts: found } = await call("GET", "/api/tiktok/accounts");
  accounts.removeAttribute("aria-busy");
  for (const waiting of accounts.querySelectorAll(".account")) waiting.remove();
  if (!found.length) return accounts.append(nobody());
  const chosen = found.find((each) => canTake(each) && each.connection_id === page.dataset.chosen) ?? found.find(canTake);
  accounts.append(...found.map((each) => row(each, each === chosen)), connect(chosen ? t("another") : t("reconnect"), true));
  mayGo();
}

function row(account, isChosen) {
  const shown = document.getElementById("account").content.cloneNode(true).firstElementChild;
  const name = account.display_name ?? t("nameless");
  const choice = shown.querySelector("input");
  Object.assign(choice, { value: account.connection_id, checked: isChosen, disabled: !canTake(account) });
  shown.querySelector(".initial").textContent = [...name][0];
  shown.querySelector("strong").textContent = name;
  shown.querySelector(".soft").textContent = account.can_send ? slots(account) : t("cannot");
  if (account.avatar_url) shown.querySelector(".avatar").append(picture(account.avatar_url));
  return shown;
}

function canTake(account) {
  return account.can_send && account.slots_left > 0;
}

function picture(url) {
  const image = Object.assign(document.createElement("img"), { src: url, alt: "" });
  image.addEventListener("error", () => image.remove());
  return image;
}

function slots(account) {
  const total = account.slots_total;
  if (!account.slots_left) return t("no_slot");
  if (!account.slot_free_at) return t("slots", { used: account.slots_used, total });
  const when = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Bangkok" });
  return t("full", { total, waiting: account.sends_waiting, when: when.format(new Date(account.slot_free_at)) });
}

function nobody() {
  const shown = document.createElement("div");
  shown.append(
    Object.assign(document.createElement("p"), { textContent: t("none") }),
    Object.assign(document.createElement("p"), { className: "soft", textContent: t("none_next") }),
    connect(t("connect"), false),
  );
  return shown;
}

function connect(label, isQuiet) {
  const address = `/api/tiktok/connect?next=${encodeURIComponent(location.pathname)}${isQuiet ? "&always_ask=true" : ""}`;
  return Object.assign(document.createElement("a"), {
    href: address,
    className: isQuiet ? "button plain small" : "button",
    textContent: label,
  });
}

function mayGo() {
  go.disabled = !(agree.checked && new FormData(form).get("connection_id"));
}

async function send() {
  const { id, sha256 } = page.dataset;
  const tap = { until: "inbox", connection_id: new FormData(form).get("connection_id"), mp4_sha256: sha256 };
  try {
    await call("POST", `/api/videos/${id}/continue`, tap);
  } catch (error) {
    // An earlier tap whose response was lost has begun the send; the video's page shows its state.
    if (!(error instanceof Refused) || !["video_is_busy", "video_is_sent"].includes(error.code)) throw error;
  }
  location.replace(`/videos/${id}`);
  await new Promise(() => {});
}
