// The marketer's personal token: made and shown once, replaced, revoked.
import { call, whileBusy } from "../shell/api.js";
import { ask } from "../shell/ask.js";
import { copy } from "../shell/copy.js";
import { t } from "../shell/strings.js";
import { toast } from "../shell/toast.js";

export function ownToken() {
  const said = document.getElementById("token-said");
  const fresh = document.getElementById("token-new");
  const shown = fresh.querySelector("code");
  const makeButton = document.getElementById("token-make");
  const revokeButton = document.getElementById("token-revoke");

  makeButton.addEventListener("click", async () => {
    const replaces = makeButton.hasAttribute("data-replaces");
    if (replaces && !(await ask(t("token_new_title"), t("token_new_more"), t("token_new_yes")))) return;
    await whileBusy(makeButton, make);
  });
  revokeButton.addEventListener("click", async () => {
    if (await ask(t("token_revoke_title"), t("token_revoke_more"), t("token_revoke_yes"))) {
      await whileBusy(revokeButton, revoke);
    }
  });
  document.getElementById("token-copy").addEventListener("click", () => copy(shown.textContent));

  async function make() {
    show((await call("POST", "/api/me/token", {})).token);
  }

  async function revoke() {
    await call("DELETE", "/api/me/token");
    show("");
    toast(t("token_revoked"));
    makeButton.focus();
  }

  function show(token) {
    shown.textContent = token;
    fresh.hidden = !token;
    revokeButton.hidden = !token;
    said.textContent = token ? t("token_made_now") : t("token_none");
    makeButton.textContent = token ? t("token_make_again") : t("token_make");
    makeButton.toggleAttribute("data-replaces", Boolean(token));
  }
}
