import { call, whileBusy } from "../shell/api.js";
import { t } from "../shell/strings.js";
import { showAfresh, showDone } from "../shell/swap.js";
import { toast } from "../shell/toast.js";

const EVERY_MS = 3000;

show();
document.addEventListener("click", tapped);
addEventListener("pageshow", (event) => event.persisted && showAfresh(show));

function show() {
  for (const bar of document.querySelectorAll(".tile-bar")) bar.style.setProperty("--done", bar.dataset.share);
  if (document.querySelector('[data-stage="working"], [data-stage="processing"]')) setTimeout(lookAgain, EVERY_MS);
}

async function lookAgain() {
  const isTyping = document.activeElement?.id === "q";
  if (document.hidden || isTyping || !(await showAfresh(show))) setTimeout(lookAgain, EVERY_MS);
}

function tapped(event) {
  const button = event.target.closest("[data-act]");
  if (button) whileBusy(button, () => acts[button.dataset.act](button.closest(".tile"), button));
}

const acts = {
  delete: async (tile) => {
    const { id } = tile.dataset;
    await call("DELETE", `/api/videos/${id}`);
    await showDone(show);
    toast(t("deleted"), { undo: () => restore(id), shownMs: 10000 });
  },
  restore: (tile) => restore(tile.dataset.id),
  retry: async (tile, button) => {
    await call("POST", `/api/videos/${tile.dataset.id}/continue`, { until: button.dataset.until });
    await showDone(show);
  },
};

async function restore(id) {
  await call("POST", `/api/videos/${id}/restore`, {});
  await showDone(show);
  toast(t("restored"));
}
