// The script is read here, phrase by phrase: a prompter, one large button under the thumb, uploads in the background.
import { call, Refused, tell, whileBusy } from "../shell/api.js";
import { t } from "../shell/strings.js";
import { NoMicrophone, openMicrophone } from "../panels/microphone.js";
import { decoded, faultOf } from "../panels/take_check.js";
import { takeQueue } from "../panels/take_queue.js";
import { wholeFile } from "../panels/whole_file.js";

/** One loud sound is seen in about three frames of the screen: a plosive is no reason to stop reading. */
const FULL_FRAMES = 9;
/** In letters: four lines of the largest type. */
const LONG = 64;

const root = document.getElementById("record");
const id = root.dataset.id;
const main = document.getElementById("main-act");
const listen = document.getElementById("listen");
const again = document.getElementById("again");
const verdict = document.getElementById("verdict");
const meter = document.getElementById("meter");
const use = document.getElementById("use");
const player = new Audio();
const phrases = [...document.querySelectorAll("#phrases > li")].map((line) => ({
  line,
  digest: line.dataset.phrase,
  text: line.querySelector(".phrase-text").textContent,
  seconds: Number(line.dataset.seconds),
  state: line.dataset.state,
  said: line.dataset.said,
  blob: null,
}));
const queue = takeQueue(id, arrived);
let microphone = null;
let recording = null;
let full = 0;
let isRetake = false;
const faulty = phrases.findIndex((each) => each.state === "fault");
let chosen = faulty < 0 ? Math.max(0, nextMissing(-1)) : faulty;

main.addEventListener("click", () => whileBusy(main, () => acts[main.dataset.act]()));
again.addEventListener("click", () => {
  isRetake = true;
  whileBusy(again, begin);
});
listen.addEventListener("click", () => whileBusy(listen, play));
use.addEventListener("click", () => whileBusy(use, finish));
player.addEventListener("ended", show);
player.addEventListener("pause", show);
document.getElementById("phrases").addEventListener("click", (event) => {
  const line = event.target.closest("button")?.closest("li");
  if (line && !recording) choose(phrases.findIndex((each) => each.line === line));
});
addEventListener("beforeunload", (event) => {
  if (recording || !queue.isEmpty()) event.preventDefault();
});
document.addEventListener("visibilitychange", () => document.hidden && leave());
wholeFile(id, phrases, (nth, wav) => take(phrases[nth], wav));
say(phrases[chosen].said, "bad");
show();

const acts = {
  open: begin,
  record: begin,
  stop: end,
  next: () => choose(nextMissing(chosen)),
  use: () => use.scrollIntoView({ block: "center", behavior: "smooth" }),
};

/** Record the chosen phrase at once; the first time, open the microphone and listen to the room instead. */
async function begin() {
  player.pause();
  if (!microphone?.isOpen()) return await open();
  say(t("reading"));
  full = 0;
  recording = microphone.record();
  recording.interrupted.then(end);
  show();
}

async function open() {
  try {
    microphone = await openMicrophone(draw);
  } catch (error) {
    if (!(error instanceof NoMicrophone)) throw error;
    document.getElementById(`no-microphone-${error.message}`).hidden = false;
    return;
  }
  document.querySelectorAll(".no-microphone").forEach((each) => (each.hidden = true));
  say(t("listening"));
  const isNoisy = await microphone.isRoomNoisy();
  say(isNoisy ? t("noisy") : t("quiet"), isNoisy ? "bad" : "good");
  show();
}

async function end() {
  const ended = recording;
  if (!ended) return;
  recording = null;
  isRetake = false;
  const phrase = phrases[chosen];
  const blob = await ended.stop();
  const samples = await decoded(blob);
  const fault = samples && faultOf(samples, phrase.seconds);
  if (fault) {
    say(t("fault_" + fault), "bad");
  } else {
    take(phrase, blob);
    say(t("good"), "good");
  }
  show();
}

function take(phrase, blob) {
  phrase.blob = blob;
  queue.add(phrase.digest, blob);
}

/** Called by the queue: where a take stands. */
function arrived(digest, state, error) {
  const phrase = phrases.find((each) => each.digest === digest);
  phrase.state = state;
  if (error) tell(error);
  show();
}

async function play() {
  if (!player.paused) return player.pause();
  const phrase = phrases[chosen];
  URL.revokeObjectURL(player.src);
  player.src = phrase.blob ? URL.createObjectURL(phrase.blob) : await keptAt(phrase);
  await player.play().catch(() => say(t("cannot_play"), "bad"));
  show();
}

async function keptAt(phrase) {
  const { phrases: kept } = await call("GET", `/api/videos/${id}/recordings`);
  return kept.find((each) => each.phrase === phrase.digest)?.url ?? "";
}

function choose(nth) {
  player.pause();
  isRetake = false;
  chosen = nth < 0 ? chosen : nth;
  say(phrases[chosen].state === "fault" ? phrases[chosen].said : "", "bad");
  show();
  document.getElementById("prompter").scrollIntoView({ block: "start", behavior: "smooth" });
}

/** The first phrase after `from` that has no take, looking round to the beginning; -1 where all have one. */
function nextMissing(from) {
  const order = phrases.map((_, nth) => (from + 1 + nth + phrases.length) % phrases.length);
  return order.find((nth) => !isRead(phrases[nth])) ?? -1;
}

function isRead(phrase) {
  return ["kept", "sending", "waiting"].includes(phrase.state);
}

/** The phone is locked or another app is opened: what was read is kept, the microphone is given back. */
async function leave() {
  await end();
  microphone?.close();
  show();
}

async function finish() {
  await call("PATCH", `/api/videos/${id}/options`, { voice: "own" });
  try {
    await call("POST", `/api/videos/${id}/continue`, { until: "ready" });
  } catch (error) {
    if (!(error instanceof Refused) || !["video_is_busy", "video_is_past_that"].includes(error.code)) throw error;
  }
  location.assign(`/videos/${id}`);
}

function draw(level, isFull) {
  meter.style.setProperty("--level", level);
  meter.classList.toggle("full", isFull);
  if (isFull && recording && ++full > FULL_FRAMES) say(t("too_loud"), "bad");
}

function say(text, tone = "") {
  verdict.textContent = text;
  verdict.dataset.tone = tone;
}

function show() {
  const phrase = phrases[chosen];
  const after = phrases[chosen + 1];
  const now = document.getElementById("now");
  now.textContent = phrase.text;
  now.classList.toggle("long", phrase.text.length > LONG);
  document.getElementById("then").textContent = after?.text ?? t("last");
  document.getElementById("nth").textContent = t("nth", { n: chosen + 1, of: phrases.length });
  const done = phrases.filter(isRead).length;
  document.getElementById("done").textContent = t("done", { done, of: phrases.length });
  document.getElementById("bar").style.setProperty("--done", done / phrases.length);
  root.classList.toggle("recording", Boolean(recording));
  showMain(actNow(phrase));
  listen.disabled = Boolean(recording) || !(phrase.blob || phrase.state === "kept");
  listen.classList.toggle("on", !player.paused);
  again.disabled = Boolean(recording) || !(phrase.blob || phrase.state !== "missing");
  use.hidden = done < phrases.length;
  use.disabled = !queue.isEmpty() || Boolean(recording);
  for (const each of phrases) {
    each.line.dataset.state = each.state;
    each.line.querySelector(".chip").textContent = t("state_" + each.state);
    each.line.classList.toggle("chosen", each === phrase);
  }
}

function actNow(phrase) {
  if (recording) return "stop";
  if (isRead(phrase) && !isRetake) return nextMissing(chosen) < 0 ? "use" : "next";
  return microphone?.isOpen() ? "record" : "open";
}

function showMain(act) {
  main.dataset.act = act;
  document.getElementById("main-label").textContent = t("act_" + act);
  for (const icon of main.querySelectorAll("[data-for]")) icon.toggleAttribute("hidden", icon.dataset.for !== act);
}
