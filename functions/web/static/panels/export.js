// The file of one's own data: asked for, being made, ready.
import { call, whileBusy } from "../shell/api.js";
import { language, t } from "../shell/strings.js";

const LOOK_AGAIN_MS = 3000;

const ask = document.getElementById("export-ask");
const get = document.getElementById("export-get");
const said = document.getElementById("export-said");

export function ownData() {
  ask.addEventListener("click", () => whileBusy(ask, async () => show(await call("POST", "/api/me/export", {}))));
  if (ask.dataset.state !== "none") look();
}

async function look() {
  const seen = await call("GET", "/api/me/export").catch(() => null);
  if (seen) show(seen);
  else setTimeout(look, LOOK_AGAIN_MS);
}

function show({ state, ends_at, bytes }) {
  ask.hidden = state === "building" || state === "ready";
  get.hidden = state !== "ready";
  said.textContent = words(state, ends_at, bytes);
  if (state === "building") setTimeout(look, LOOK_AGAIN_MS);
}

function words(state, endsAt, bytes) {
  if (state === "building") return t("export_building");
  if (state === "failed") return t("export_failed");
  if (state !== "ready") return "";
  const until = new Date(endsAt).toLocaleString(language, { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Bangkok" });
  return t("export_ready", { size: size(bytes), until });
}

function size(bytes) {
  const [amount, unit] = bytes < 1e6 ? [Math.ceil(bytes / 1e3), "KB"] : [(bytes / 1e6).toFixed(1), "MB"];
  return `${amount} ${unit}`;
}
