import { call, Refused, whileBusy } from "../shell/api.js";
import { choicesOf, sayChoices } from "../panels/choices.js";
import { musicPicker } from "../panels/music.js";
import { productPanel } from "../panels/product.js";
import { watch } from "../panels/progress.js";
import { scriptPanel } from "../panels/script.js";
import { screenshotPicker } from "../panels/screenshot.js";
import { offerToShare } from "../panels/share.js";
import { voicePicker } from "../panels/voices.js";
import { ask } from "../shell/ask.js";
import { t } from "../shell/strings.js";
import { showAfresh, showDone } from "../shell/swap.js";

let root;
let panels;
let rewritten; // the scene asked for in other words: the page returns to it
show();
document.addEventListener("click", tapped);
addEventListener("pageshow", (event) => event.persisted && showAfresh(show));

function show() {
  root = document.getElementById("video");
  const { id, stage } = root.dataset;
  const product = productPanel(id);
  panels = [optionsPanel(), product, scriptPanel(id)].filter(Boolean);
  root.addEventListener("input", offerToSave);
  root.addEventListener("change", offerToSave);
  offerToShare(id);
  screenshotPicker(id, async (tap) => {
    await product.keep();
    await goOn(tap);
  });
  if (stage === "working" || root.querySelector("[data-watch]")) watch(id, stage, moveOn);
}

async function moveOn() {
  await showDone(() => {
    show();
    returnTo(rewritten) || root.querySelector("h1").focus({ preventScroll: true });
  });
}

/** False while the scene is not on the page: its run goes on, or it was dropped. */
function returnTo(scene) {
  const button = root.querySelector(`.scene [data-what="${scene}"]`);
  if (!button) return false;
  rewritten = undefined;
  button.closest(".scene").scrollIntoView({ block: "center" });
  button.focus({ preventScroll: true });
  return true;
}

function offerToSave() {
  const bar = document.getElementById("save-bar");
  if (bar) bar.hidden = !panels.some((panel) => panel.isChanged());
}

function tapped(event) {
  const button = event.target.closest("[data-act]");
  const act = button && acts[button.dataset.act];
  if (act) whileBusy(button, () => act(button));
}

const acts = {
  continue: (button) => goOn({ until: button.dataset.until }),
  remake: async () => {
    if (await ask(t("remake_title"), t("remake_more"), t("remake_yes"), { isDangerous: false })) await goOn({ until: "ready" });
  },
  rewrite: async (button) => {
    if (!(await saved())) return;
    rewritten = button.dataset.what;
    await goOn({ until: "script", rewrite: rewritten });
  },
  variants: async (button) => {
    if (!(await saved())) return;
    await call("POST", `/api/videos/${root.dataset.id}/variants`, { differs: button.dataset.differs });
    location.assign("/videos");
    await new Promise(() => {});
  },
  "bring-back": async () => {
    await call("POST", `/api/videos/${root.dataset.id}/script/restore`, {});
    await moveOn();
  },
  "suggest-name": async (button) => {
    const field = document.getElementById("p-short");
    field.value = button.textContent;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  },
  "add-facts": async () => {
    document.getElementById("panel-product").open = true;
    const field = document.getElementById("p-description");
    field.closest("details").open = true;
    field.focus();
  },
  save: async (button) => {
    if (await saved()) await goOn({ until: button.dataset.until });
  },
  record: async () => {
    if (await saved()) location.assign(`/videos/${root.dataset.id}/record`);
  },
  cancel: async () => {
    await call("POST", `/api/videos/${root.dataset.id}/cancel`, {});
    await moveOn();
  },
};

/** Save what was changed, panel by panel. False where a panel needs input first, and shows so. */
async function saved() {
  for (const panel of panels) {
    if (!(await panel.save())) return false;
  }
  return true;
}

async function goOn(tap) {
  try {
    await call("POST", `/api/videos/${root.dataset.id}/continue`, tap);
  } catch (error) {
    // Another window, or a tap whose response was lost, has begun the same run.
    if (!(error instanceof Refused) || error.code !== "video_is_busy") throw error;
  }
  await moveOn();
}

function optionsPanel() {
  const form = document.getElementById("options-form");
  if (!form) return null;
  const music = musicPicker(form);
  voicePicker(form);
  sayChoices(form, document.getElementById("chosen"));
  const before = choicesOf(form);
  const changed = () => Object.entries(choicesOf(form)).filter(([name, value]) => before[name] !== value);
  return {
    isChanged: () => changed().length > 0,
    save: async () => {
      if (!(await music.arrived())) return false;
      if (changed().length) await call("PATCH", `/api/videos/${root.dataset.id}/options`, Object.fromEntries(changed()));
      return true;
    },
  };
}

