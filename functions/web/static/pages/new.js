import { call, Refused, whileBusy } from "../shell/api.js";
import { choicesOf, sayChoices } from "../panels/choices.js";
import { t } from "../shell/strings.js";

const SHOPS = { shopee: "Shopee", lazada: "Lazada", tiktok: "TikTok Shop", aliexpress: "AliExpress" };
const PAUSE_MS = 250;

const form = document.getElementById("new");
const link = document.getElementById("link");
const seen = document.getElementById("seen");
const go = document.getElementById("go");
const paste = document.getElementById("paste");
const sent = { body: null, key: null };
let soon = 0;
let asked = 0;

sayChoices(form, document.getElementById("chosen"));
link.addEventListener("input", recogniseSoon);
link.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey) return;
  event.preventDefault();
  form.requestSubmit();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!link.value.trim()) return refuseEmpty();
  whileBusy(go, () => begin(link.value));
});
document.getElementById("own").addEventListener("click", (event) => whileBusy(event.currentTarget, () => begin(null)));
if (navigator.clipboard?.readText) {
  paste.hidden = false;
  paste.addEventListener("click", pasteIn);
}
if (link.value.trim()) recognise();

async function pasteIn() {
  const text = await navigator.clipboard.readText().catch(() => null);
  link.focus();
  if (text === null) return;
  link.value = text;
  recognise();
}

function recogniseSoon() {
  clearTimeout(soon);
  link.removeAttribute("aria-invalid");
  say("");
  if (link.value.trim()) soon = setTimeout(recognise, PAUSE_MS);
}

async function recognise() {
  const mine = ++asked;
  say(t("reading"));
  try {
    const found = await call("POST", "/api/links/recognise", { text: link.value });
    if (mine !== asked) return;
    const shop = SHOPS[found.marketplace];
    say(found.kind === "short" ? t("seen_short", { shop }) : t("seen", { shop }), "good");
  } catch (error) {
    if (mine !== asked || !(error instanceof Refused)) return;
    say(error.status ? `${error.message} ${error.next}` : "", "bad");
  }
}

function say(text, tone = "") {
  seen.textContent = text;
  seen.dataset.tone = tone;
}

function refuseEmpty() {
  link.setAttribute("aria-invalid", "true");
  say(t("empty"), "bad");
  link.focus();
}

async function begin(text) {
  const until = form.elements.straight.checked && text !== null ? "ready" : "product";
  const order = { link: text, until, options: choicesOf(form) };
  const video = await call("POST", "/api/videos", order, { "Idempotency-Key": keyOf(JSON.stringify(order)) });
  sent.body = null;
  location.assign(`/videos/${video.video_id}`);
  await new Promise(() => {});
}

/** The same order sent again, after a double tap or a lost answer, is the same video; a changed one is another. */
function keyOf(body) {
  if (sent.body !== body) Object.assign(sent, { body, key: crypto.randomUUID() });
  return sent.key;
}

addEventListener("pageshow", (event) => {
  if (event.persisted) go.removeAttribute("aria-busy");
});
