// Progress bar of a run: never decreases, with the estimated time left.
import { call } from "../shell/api.js";
import { t } from "../shell/strings.js";

const EVERY_MS = 1000;
const SLOWEST_MS = 8000;

/** Poll the video until its run is over or TikTok has a verdict; `over` is called once. */
export async function watch(id, stage, over) {
  const root = document.getElementById("video");
  let shown = draw(root, Number(document.getElementById("bar")?.dataset.share ?? 0), 0);
  drawLeft(Number(document.getElementById("left")?.dataset.seconds ?? 0));
  drawStep(document.getElementById("steps")?.dataset.now);
  let pause = EVERY_MS;
  while (document.contains(root)) {
    await new Promise((wake) => setTimeout(wake, pause));
    if (document.hidden) continue;
    const video = await call("GET", `/api/videos/${id}`).catch(() => null);
    if (!video) {
      pause = Math.min(pause * 2, SLOWEST_MS);
      say(t("retrying"));
      continue;
    }
    pause = stage === "working" ? EVERY_MS : SLOWEST_MS / 2;
    if (isOver(root, stage, video)) return over(video);
    shown = draw(root, video.progress ?? 0, shown);
    drawLeft(video.seconds_left);
    drawStep(video.step);
  }
}

function isOver(root, stage, video) {
  return stage === "working" ? !video.in_run : video.changed_at !== root.dataset.changed && video.state !== "PROCESSING";
}

function draw(root, share, shown) {
  const grown = Math.max(share, shown);
  const bar = root.querySelector("#bar");
  bar?.style.setProperty("--done", grown);
  bar?.setAttribute("aria-valuenow", Math.round(grown * 100));
  return grown;
}

function drawLeft(seconds) {
  if (!seconds) return;
  const minutes = Math.round(seconds / 60);
  say(seconds <= 3 ? t("left_soon") : seconds < 90 ? t("left_seconds", { seconds: rounded(seconds) }) : t("left_minutes", { minutes }));
}

/** From 15 s up rounded to 5 s: the estimate is no more exact. */
const rounded = (seconds) => (seconds < 15 ? seconds : Math.ceil(seconds / 5) * 5);

function say(text) {
  const line = document.getElementById("left");
  if (line && line.textContent !== text) line.textContent = text;
}

function drawStep(now) {
  let isPast = Boolean(now);
  for (const step of document.querySelectorAll("#steps > li")) {
    if (step.dataset.step === now) isPast = false;
    step.classList.toggle("done", isPast);
    if (step.dataset.step === now) step.setAttribute("aria-current", "step");
    else step.removeAttribute("aria-current");
  }
}
