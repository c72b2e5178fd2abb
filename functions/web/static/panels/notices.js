// How a marketer is told of news while the app is closed.
import { call, tell } from "../shell/api.js";
import { t } from "../shell/strings.js";
import { toast } from "../shell/toast.js";

export function notices() {
  const mail = document.getElementById("wants-mail");
  mail?.addEventListener("change", () => saveMail(mail).catch((error) => {
    mail.checked = !mail.checked;
    tell(error);
  }));
}

async function saveMail(mail) {
  await call("PATCH", "/api/me", { wants_mail: mail.checked });
  toast(t("saved"), { shownMs: 2000 });
}
