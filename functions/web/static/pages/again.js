// Runs on every page, before it loads anything else: a module, a stylesheet or a picture of ours that was turned away
// is asked for again. API Gateway answers 429 or 503 while too many functions are at work.
import { fetchPatiently, isOverrun } from "../shell/patient.js";

const OURS = `${location.origin}/static/`;
const AGAIN = "?again"; // a browser does not ask twice for a module that failed under the same address
const ROUNDS = 3; // of about five seconds

addEventListener("error", ({ target }) => {
  if (target instanceof HTMLImageElement) return loadAgain(target.src, (address) => (target.src = address));
  if (target instanceof HTMLLinkElement && target.rel === "stylesheet") {
    return loadAgain(target.href, (address) => (target.href = address), sayUnfinished);
  }
  if (target instanceof HTMLScriptElement) return loadAgain(target.src, (address) => import(address), sayUnfinished);
}, true);

async function loadAgain(address, load, giveUp = () => {}) {
  if (!address.startsWith(OURS) || address.endsWith(AGAIN)) return;
  const hasArrived = await fetched(address + AGAIN);
  if (document.readyState === "loading") {
    await new Promise((parsed) => document.addEventListener("DOMContentLoaded", parsed, { once: true }));
  }
  if (!hasArrived) return giveUp();
  try {
    await load(address + AGAIN); // from the browser's cache now
  } catch (error) {
    giveUp();
    throw error;
  }
}

async function fetched(address) {
  for (let round = 0; round < ROUNDS; round += 1) {
    const answer = await fetchPatiently(address, {}, true).catch(() => null);
    if (!answer || !isOverrun(answer)) return Boolean(answer?.ok);
  }
  return false;
}

function sayUnfinished() {
  document.getElementById("unfinished").hidden = false;
}
