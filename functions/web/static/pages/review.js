import { call, Refused } from "../shell/api.js";
import { t } from "../shell/strings.js";

const EVERY_MS = 3000;
const UNDER_WAY = ["SENDING", "PROCESSING", "WAITING_SLOT"];
const ARRIVED = ["IN_INBOX", "PUBLISHED"];

look();

/** Reads the reviewer's own state again and again, while the page is looked at. */
async function look() {
  if (!document.hidden) {
    try {
      await show();
    } catch (error) {
      if (!(error instanceof Refused)) throw error; // the next look asks again
    }
  }
  setTimeout(look, EVERY_MS);
}

async function show() {
  const [{ accounts }, { videos }, stored] = await Promise.all(
    ["/api/tiktok/accounts", "/api/videos", "/api/tiktok/stored"].map((path) => call("GET", path)),
  );
  const finished = videos.filter((video) => video.mp4_sha256);
  const sent = finished.filter((video) => ARRIVED.includes(video.state));
  const leaving = finished.some((video) => UNDER_WAY.includes(video.state));
  const posted = sent.filter((video) => video.state === "PUBLISHED").length;
  say("sign_in", t("done"), "good");
  say("connect", ...(accounts.length ? [t("connected_as", { name: accounts[0].display_name ?? t("unnamed") }), "good"] : [t("to_do")]));
  say("make", ...(finished.length ? [t("finished", { n: finished.length }), "good"] : [t("to_do")]));
  say("send", ...(sent.length ? [t("done"), "good"] : leaving ? [t("under_way"), "warn"] : [t("to_do")]));
  say("status", ...(sent.length ? [arrived(sent.length - posted, posted), "good"] : leaving ? [t("under_way"), "warn"] : [t("after_send")]));
  say("post", ...(posted ? [t("posted"), "good"] : sent.length ? [t("in_tiktok"), "warn"] : [t("after_send")]));
  say("leave", ...(accounts.length ? [t("connected"), "warn"] : [t("not_connected"), "good"]));
  linkToSend(finished.find((video) => video.state === "READY"));
  showStored(stored);
}

function arrived(waiting, posted) {
  const said = [waiting && t("in_inbox", { n: waiting }), posted && t("posted_n", { n: posted })];
  return said.filter(Boolean).join(" · ");
}

function say(step, text, tone = "") {
  const chip = document.querySelector(`[data-step="${step}"] .chip`);
  if (chip.textContent !== text) chip.textContent = text;
  chip.className = `chip ${tone}`;
  chip.hidden = false;
}

function linkToSend(video) {
  const actions = document.querySelector('[data-step="send"] .actions');
  actions.hidden = !video;
  if (!video || actions.firstElementChild) return;
  actions.append(Object.assign(document.createElement("a"), {
    className: "button quiet", href: `/videos/${video.video_id}/send`, textContent: t("send_one"),
  }));
}

function showStored(rows) {
  const shown = Object.entries(rows).flatMap(([table, items]) => items.map((item) => row(table, item)));
  document.getElementById("stored-none").hidden = shown.length > 0;
  document.getElementById("stored-rows").replaceChildren(...shown);
}

function row(table, fields) {
  const shown = document.querySelector(`template[data-table="${table}"]`).content.firstElementChild.cloneNode(true);
  for (const [name, value] of Object.entries(fields)) shown.querySelector("dl").append(fact(name, value));
  return shown;
}

function fact(name, value) {
  const line = document.createElement("div");
  const term = document.createElement("dt");
  term.append(Object.assign(document.createElement("code"), { textContent: name }));
  const said = value === null ? "–" : typeof value === "object" ? JSON.stringify(value) : String(value);
  line.append(term, Object.assign(document.createElement("dd"), { textContent: said }));
  return line;
}
