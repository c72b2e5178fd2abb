import { choicesOf, sayChoices } from "../panels/choices.js";
import { linesOf } from "../panels/found_links.js";
import { voicePicker } from "../panels/voices.js";
import { call, order, Refused, whileBusy } from "../shell/api.js";
import { ask } from "../shell/ask.js";
import { t } from "../shell/strings.js";
import { showAfresh, showDone } from "../shell/swap.js";
import { toast } from "../shell/toast.js";

const PAUSE_MS = 250;
let soon = 0;
let asked = 0;
let changing = null;

show();
document.addEventListener("click", tapped);
document.addEventListener("submit", submitted);
addEventListener("pageshow", (event) => event.persisted && showAfresh(show));

function show() {
  voicePicker(document.getElementById("add"));
  sayChoices(document.getElementById("add"), document.getElementById("chosen"));
  links().addEventListener("input", recogniseSoon);
  if (links().value.trim()) recogniseSoon();
}

function links() {
  return document.getElementById("links");
}

/** Show the page anew; what was typed and not added yet stays. */
async function showKept() {
  const typed = links().value;
  await showDone(() => {
    links().value = typed;
    show();
  });
}

function recogniseSoon() {
  clearTimeout(soon);
  asked += 1;
  say("");
  if (links().value.trim()) soon = setTimeout(() => recognise().catch(quietly), PAUSE_MS);
}

/** The products in the field; null where there is none, with the reason at the field. */
async function recognise() {
  clearTimeout(soon);
  const mine = ++asked;
  try {
    const found = await call("POST", "/api/links/recognise", { text: links().value });
    if (mine === asked) say(t("seen", { n: found.links.length }), "good", linesOf(found, waits));
    return found.links;
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 400) throw error;
    if (mine === asked) say(`${error.message} ${error.next}`, "bad");
    return null;
  }
}

/** No more than a warning: the same product may be queued again. */
function waits({ product }) {
  const place = [...document.querySelectorAll("[data-place]")].findIndex((each) => product && each.dataset.product === product);
  return place < 0 ? null : t("waits", { n: place + 1 });
}

function say(text, tone = "", rows = []) {
  const seen = document.getElementById("seen");
  seen.textContent = text;
  seen.dataset.tone = tone;
  document.getElementById("found").replaceChildren(...rows);
  links().setAttribute("aria-invalid", String(tone === "bad"));
}

function quietly(error) {
  if (!(error instanceof Refused)) throw error;
}

function submitted(event) {
  if (event.target.id === "add") {
    event.preventDefault();
    whileBusy(document.getElementById("go"), add);
  }
  if (event.target.id === "time-form") {
    event.preventDefault();
    whileBusy(document.getElementById("time-save"), saveTime);
  }
}

async function add() {
  if (!links().value.trim()) {
    say(t("empty"), "bad");
    return links().focus();
  }
  const found = await recognise();
  if (!found) return links().focus();
  await order("/api/queue", { links: found.map((each) => each.link), options: choicesOf(document.getElementById("add")) });
  toast(t("added", { n: found.length }));
  await showDone(show);
}

function tapped(event) {
  const button = event.target.closest("[data-act]");
  if (!button) return;
  const act = button.dataset.act;
  const schedule = button.closest("[data-schedule]");
  if (act === "new") return openTime(null);
  if (act === "change") return openTime(schedule);
  if (act === "close") return document.getElementById("time").close();
  whileBusy(button, () => showTruth(() => (schedule ? steer(schedule, act) : arrange(button.closest("[data-item]"), act))));
}

/** Where another tab, or a time that came, was first, the page shows how things stand. */
async function showTruth(change) {
  try {
    await change();
  } catch (error) {
    if (error instanceof Refused && [404, 409].includes(error.status)) await showKept();
    throw error;
  }
}

async function steer(schedule, act) {
  const path = `/api/schedules/${schedule.dataset.schedule}`;
  if (act === "end") {
    if (!(await ask(t("end_title"), t("end_more"), t("end_yes")))) return;
    await call("DELETE", path);
  } else {
    await call("POST", `${path}/${act}`, act === "skip" ? { due: schedule.dataset.due } : {});
  }
  await showKept();
}

async function arrange(item, act) {
  const path = `/api/queue/${item.dataset.item}`;
  const place = Number(item.dataset.place);
  if (act === "remove") await call("DELETE", path);
  else await call("POST", `${path}/move`, { to: { first: 0, up: place - 1, down: place + 1 }[act] });
  await showKept();
  if (act !== "remove") document.querySelector(`[data-item="${item.dataset.item}"] [data-act="${act}"]:enabled`)?.focus();
}

function openTime(schedule) {
  changing = schedule;
  const form = document.getElementById("time-form");
  form.reset();
  fault("");
  if (schedule) {
    const rule = JSON.parse(schedule.dataset.rule);
    form.elements.clock.value = [rule.hour, rule.minute].map((part) => String(part).padStart(2, "0")).join(":");
    for (const day of form.querySelectorAll("[name=day]")) day.checked = rule.weekdays.includes(day.value);
    form.elements.last_day.value = rule.last_day ?? "";
    if (form.elements.send) form.elements.send.checked = Boolean(schedule.dataset.send);
  }
  document.getElementById("time").showModal();
}

async function saveTime() {
  const fields = new FormData(document.getElementById("time-form"));
  const weekdays = fields.getAll("day");
  if (!fields.get("clock")) return fault(t("no_clock"));
  if (!weekdays.length) return fault(t("no_day"));
  const [hour, minute] = fields.get("clock").split(":").map(Number);
  const rule = { hour, minute, weekdays, last_day: fields.get("last_day") || null };
  const wanted = { rule, send: fields.has("send") };
  try {
    if (changing) await call("PATCH", `/api/schedules/${changing.dataset.schedule}`, wanted);
    else await order("/api/schedules", wanted);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return fault(`${error.message} ${error.next}`);
  }
  document.getElementById("time").close();
  toast(t("saved"));
  await showKept();
}

function fault(text) {
  document.getElementById("time-fault").textContent = text;
}
