import { call, order, Refused, whileBusy } from "../shell/api.js";
import { choicesOf, sayChoices } from "../panels/choices.js";
import { linesOf, SHOPS } from "../panels/found_links.js";
import { voicePicker } from "../panels/voices.js";
import { t } from "../shell/strings.js";
import { upload } from "../shell/uploads.js";

const PAUSE_MS = 250;
const LONGEST_ORDER = 4096;

const form = document.getElementById("new");
const link = document.getElementById("link");
const seen = document.getElementById("seen");
const go = document.getElementById("go");
const paste = document.getElementById("paste");
const list = document.getElementById("found");
let soon = 0;
let asked = 0;
let takesSubId = true;

form.elements.sub_id.addEventListener("input", () => saySubId());
voicePicker(form);
sayChoices(form, document.getElementById("chosen"));
link.addEventListener("input", recogniseSoon);
link.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey) return;
  event.preventDefault();
  form.requestSubmit();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!link.value.trim()) return refuse(t("empty"));
  whileBusy(go, beginWhatIsPasted);
});
document.getElementById("own").addEventListener("click", (event) => whileBusy(event.currentTarget, () => leaveFor(begin(null))));
if (navigator.clipboard?.readText) {
  paste.hidden = false;
  paste.addEventListener("click", pasteIn);
}
if (link.value.trim()) recognise().catch(quietly);

async function pasteIn() {
  const text = await navigator.clipboard.readText().catch(() => null);
  link.focus();
  if (text === null) return;
  link.value = text;
  recognise().catch(quietly);
}

function recogniseSoon() {
  clearTimeout(soon);
  asked += 1;
  forget();
  if (link.value.trim()) soon = setTimeout(() => recognise().catch(quietly), PAUSE_MS);
}

function forget() {
  link.removeAttribute("aria-invalid");
  say("");
  list.replaceChildren();
  label(1);
}

/** Show what the server reads in the field; null where it refuses it, with the reason at the field. */
async function recognise() {
  clearTimeout(soon);
  const mine = ++asked;
  say(t("reading"));
  try {
    const found = await call("POST", "/api/links/recognise", { text: link.value });
    if (mine === asked) show(found);
    return found;
  } catch (error) {
    if (mine === asked) forget();
    if (!(error instanceof Refused) || error.status !== 400) throw error;
    if (mine === asked) refuse(`${error.message} ${error.next}`, { quietly: true });
    return null;
  }
}

function show(found) {
  const { links } = found;
  const [{ kind, marketplace }] = links;
  const shop = SHOPS[marketplace];
  const one = kind === "short" ? t("seen_short", { shop }) : t("seen", { shop });
  say(links.length > 1 ? t("seen_many", { n: links.length }) : one, "good");
  list.replaceChildren(...linesOf(found));
  takesSubId = links.every((each) => each.takes_sub_id);
  saySubId();
  label(links.length);
}

function subId() {
  return form.elements.sub_id.value.trim();
}

/** Under its field: why it is refused, or that the link has no place for it. */
function saySubId(refusal = "") {
  form.elements.sub_id.setAttribute("aria-invalid", String(Boolean(refusal)));
  const said = document.getElementById("sub-id-said");
  said.textContent = refusal || (subId() && !takesSubId ? t("no_sub_id") : "");
  said.className = refusal ? "wrong" : "help warn";
}

/** True, and said at its field, where it has other letters than a sub id may have. */
function refusesSubId() {
  const field = form.elements.sub_id;
  if (!subId() || new RegExp(`^${field.dataset.pattern}$`).test(subId())) return false;
  document.getElementById("options").open = true;
  saySubId(t("sub_id_wrong"));
  field.focus();
  return true;
}

function label(n) {
  go.firstChild.textContent = n > 1 ? t("go_many", { n }) : t("go");
}

function say(text, tone = "") {
  seen.textContent = text;
  seen.dataset.tone = tone;
}

function refuse(text, { quietly = false } = {}) {
  link.setAttribute("aria-invalid", "true");
  say(text, "bad");
  if (!quietly) link.focus();
}

/** For checks during typing: ignores a refusal, which the check after typing shows. */
function quietly(error) {
  if (!(error instanceof Refused)) throw error;
}

async function beginWhatIsPasted() {
  if (refusesSubId()) return;
  const pasted = link.value;
  const found = await recognise();
  if (!found) return link.focus();
  if (found.links.length === 1) return await leaveFor(begin(pasted.length > LONGEST_ORDER ? found.link : pasted));
  await uploadList(found.links.map((each) => each.link));
}

/** Many links are a product list: uploaded here, looked at and begun on its own page. */
async function uploadList(links) {
  const cells = (link) => [link, ...(subId() ? [subId()] : [])].map((each) => `"${each.replaceAll('"', '""')}"`);
  const rows = links.map((each) => cells(each).join(","));
  const name = t("list_name", { n: links.length });
  const upload_id = await upload(new File([[subId() ? "url,sub_id" : "url", ...rows].join("\n")], name, { type: "text/csv" }), "product_list");
  if (!upload_id) return;
  const fields = new URLSearchParams({ upload: upload_id, name, options: JSON.stringify(choicesOf(form)) });
  location.assign(`/batches#${fields}`);
  await new Promise(() => {});
}

async function leaveFor(begun) {
  const video = await begun;
  location.assign(`/videos/${video.video_id}`);
  await new Promise(() => {});
}

function begin(text) {
  const until = form.elements.straight.checked && text !== null ? "ready" : "product";
  return order("/api/videos", { link: text, until, options: choicesOf(form), sub_id: (text !== null && subId()) || null });
}

addEventListener("pageshow", (event) => {
  if (event.persisted) go.removeAttribute("aria-busy");
});
