import { call, whileBusy } from "../shell/api.js";
import { language, t } from "../shell/strings.js";
import { toast } from "../shell/toast.js";
import { upload } from "../shell/uploads.js";

const LOOK_AGAIN_MS = 500;
const LOOKS = 60;
const SHOWN_LINES = 20;

const drop = document.getElementById("drop");
const file = document.getElementById("file");
const sheet = document.getElementById("check");
const begin = document.getElementById("begin");
let order = null;

file.addEventListener("change", () => file.files[0] && take(file.files[0]));
for (const type of ["dragover", "drop"]) drop.addEventListener(type, (event) => event.preventDefault());
drop.addEventListener("drop", (event) => event.dataTransfer.files[0] && take(event.dataTransfer.files[0]));
begin.addEventListener("click", () => whileBusy(begin, beginList));
if (location.hash.includes("upload=")) checkPasted();

async function take(chosen) {
  await whileBusy(drop.querySelector(".button"), async () => {
    const upload_id = await upload(chosen, "product_list");
    if (upload_id) await check({ upload_id, name: chosen.name });
  });
  file.value = "";
}

/** A list that another page has uploaded: its order stands in the address. */
function checkPasted() {
  const fields = new URLSearchParams(location.hash.slice(1));
  const pasted = { upload_id: fields.get("upload"), name: fields.get("name"), options: JSON.parse(fields.get("options")) };
  whileBusy(drop.querySelector(".button"), () => check(pasted));
}

async function check(list) {
  sheet.hidden = true;
  const { upload_id, options } = list;
  const found = await call("POST", "/api/batches/check", { upload_id, options });
  order = list;
  show(found);
}

function show({ batch_id, videos, refused, is_known, made_before, seconds_left, voice_baht, ...sending }) {
  const makesSome = !is_known && videos > 0;
  document.getElementById("check-name").textContent = order.name;
  document.getElementById("known").hidden = !is_known;
  document.getElementById("plan").hidden = is_known;
  document.getElementById("made-before").hidden = is_known || made_before.length === 0;
  say("made-before", t("made_before", { lines: made_before.slice(0, SHOWN_LINES).join(", ") + (made_before.length > SHOWN_LINES ? " …" : "") }));
  say("videos", videos ? t("n_videos", { n: videos }) : t("no_videos"));
  say("takes", takes(seconds_left));
  say("costs", voice_baht === null ? t("cost_unknown") : voice_baht ? t("cost", { baht: voice_baht.toFixed(2) }) : t("cost_none"));
  say("drafts", draftsSaid(sending));
  for (const id of ["takes-row", "costs-row"]) document.getElementById(id).hidden = !makesSome;
  document.getElementById("drafts-row").hidden = !makesSome || sending.drafts === 0;
  document.getElementById("bad-rows").hidden = refused.length === 0;
  document.getElementById("refused").replaceChildren(...refused.map(badRow));
  begin.hidden = !makesSome;
  document.getElementById("open-known").hidden = !is_known;
  document.getElementById("open-known").href = `/batches/${batch_id}`;
  sheet.hidden = false;
  document.getElementById("check-name").focus();
}

function say(id, text) {
  document.getElementById(id).textContent = text;
}

function draftsSaid({ drafts, drafts_without_slot, last_draft_at }) {
  if (!last_draft_at) return t("drafts_wait", { n: drafts });
  const said = t("drafts", { n: drafts - drafts_without_slot, day: day(last_draft_at) });
  return drafts_without_slot ? `${said} ${t("drafts_without_slot", { n: drafts_without_slot })}` : said;
}

function takes(seconds) {
  const hours = seconds / 3600;
  if (hours < 1) return t("takes_minutes", { n: Math.max(Math.ceil(seconds / 60), 1) });
  return hours < 48 ? t("takes_hours", { n: Math.ceil(hours) }) : t("takes_days", { n: Math.ceil(hours / 24) });
}

function day(iso) {
  return new Date(iso).toLocaleDateString(language === "th" ? "th-TH" : "en-GB", { day: "numeric", month: "short", year: "numeric" });
}

function badRow({ line, link, said }) {
  const item = Object.assign(document.createElement("li"), { className: "row" });
  const text = Object.assign(document.createElement("div"), { className: "row-body" });
  text.append(paragraph(link ? t("bad_row", { line, link }) : t("bad_row_bare", { line })), paragraph(`${said[language]} ${said[`next_${language}`]}`, "soft"));
  item.append(text);
  return item;
}

function paragraph(textContent, className = "") {
  return Object.assign(document.createElement("p"), { textContent, className });
}

/** The list is taken up a moment after it was ordered; the page leaves once it can be shown. */
async function beginList() {
  const { batch_id } = await call("POST", "/api/batches", order);
  for (let look = 0; look < LOOKS; look += 1) {
    if (await isThere(batch_id)) {
      location.assign(`/batches/${batch_id}`);
      await new Promise(() => {});
    }
    await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS));
  }
  toast(t("not_there_yet"), { bad: true });
}

async function isThere(id) {
  const { batches } = await call("GET", "/api/batches");
  return batches.some((each) => each.batch_id === id);
}
