import { showAccounts } from "../panels/accounts.js";
import { ownData } from "../panels/export.js";
import { notices } from "../panels/notices.js";
import { ownToken } from "../panels/own_token.js";
import { ownWords } from "../panels/own_words.js";
import { voicePicker } from "../panels/voices.js";
import { call, tell, whileBusy } from "../shell/api.js";
import { ask } from "../shell/ask.js";
import { choicesOf } from "../panels/choices.js";
import { t } from "../shell/strings.js";
import { toast } from "../shell/toast.js";

// The result of a connection is shown once, not again on a reload.
if (location.search.includes("message=")) history.replaceState(null, "", location.pathname);

showAccounts().catch(tell);

ownWords();
ownData();
ownToken();
notices();

const defaults = document.getElementById("defaults");
voicePicker(defaults);
defaults.addEventListener("change", () => saveDefaults().catch(tell));
defaults.addEventListener("submit", (event) => event.preventDefault());

async function saveDefaults() {
  await call("PATCH", "/api/me", { defaults: choicesOf(defaults) });
  toast(t("saved"), { shownMs: 2000 });
}

const previewVoice = document.getElementById("allows-preview-voice");
previewVoice.addEventListener("change", () => savePreviewVoice().catch(tell));

async function savePreviewVoice() {
  await call("PATCH", "/api/me", { allows_preview_voice: previewVoice.checked });
  toast(t("saved"), { shownMs: 2000 });
}

document.getElementById("sign-out").addEventListener("click", (event) => whileBusy(event.target, () => leave("end")));
document.getElementById("sign-out-everywhere").addEventListener("click", async (event) => {
  if (await ask(t("everywhere_title"), t("everywhere_more"), t("everywhere_yes"))) {
    await whileBusy(event.target, () => leave("end-all"));
  }
});

async function leave(verb) {
  await call("POST", `/api/session/${verb}`, {});
  location.assign("/auth/leave");
}
