import { call, whileBusy } from "../shell/api.js";
import { ask } from "../shell/ask.js";
import { t } from "../shell/strings.js";
import { showAfresh, showDone } from "../shell/swap.js";

const EVERY_MS = 4000;

show();
document.addEventListener("click", tapped);
addEventListener("pageshow", (event) => event.persisted && showAfresh(show));

function show() {
  for (const bar of document.querySelectorAll(".progress")) bar.style.setProperty("--done", bar.dataset.share);
  if ("moving" in document.getElementById("batch").dataset) setTimeout(lookAgain, EVERY_MS);
}

async function lookAgain() {
  const isAsking = document.getElementById("ask").open;
  if (document.hidden || isAsking || !(await showAfresh(show))) setTimeout(lookAgain, EVERY_MS);
}

function tapped(event) {
  const button = event.target.closest("[data-act]");
  if (button) whileBusy(button, () => act(button.dataset.act));
}

async function act(what) {
  if (what === "cancel" && !(await ask(t("cancel_title"), t("cancel_more"), t("cancel_yes")))) return;
  await call("POST", `/api/batches/${document.getElementById("batch").dataset.id}/${what}`, {});
  await showDone(show);
}
