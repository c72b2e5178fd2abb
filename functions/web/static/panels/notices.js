// How a marketer is told of news while the app is closed: on this browser's screen, and by e-mail.
import { call, tell } from "../shell/api.js";
import { t } from "../shell/strings.js";
import { toast } from "../shell/toast.js";

const SCOPE = "/push/";
const WORKER = "/push/worker.js";
const trusted = globalThis.trustedTypes?.createPolicy("push-worker", { createScriptURL: () => WORKER });

export function notices() {
  onChange(document.getElementById("wants-mail"), (on) => call("PATCH", "/api/me", { wants_mail: on }));
  offerPush(document.getElementById("wants-push")).catch(tell);
}

/** `save` is undone on the screen where it fails; it answers false where it came to nothing. */
function onChange(choice, save) {
  choice?.addEventListener("change", async () => {
    choice.disabled = true;
    try {
      if ((await save(choice.checked)) === false) choice.checked = !choice.checked;
      else toast(t("saved"), { shownMs: 2000 });
    } catch (error) {
      choice.checked = !choice.checked;
      tell(error);
    } finally {
      choice.disabled = false;
    }
  });
}

async function offerPush(choice) {
  // On an iPhone there is none in a tab, only in the app on the home screen.
  const canPush = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  document.getElementById("no-push").hidden = canPush;
  choice.disabled = !canPush;
  if (!canPush) return;
  onChange(choice, (on) => (on ? subscribe() : unsubscribe()));
  choice.checked = (await subscription()) !== null;
}

async function subscription() {
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  return (await registration?.pushManager.getSubscription()) ?? null;
}

async function subscribe() {
  if ((await Notification.requestPermission()) !== "granted") return refused(t("push_denied"));
  const { public_key } = await call("GET", "/api/me/push");
  const registration = await navigator.serviceWorker.register(trusted?.createScriptURL(WORKER) ?? WORKER, { scope: SCOPE });
  await active(registration);
  const wanted = { userVisibleOnly: true, applicationServerKey: public_key };
  const made = await registration.pushManager.subscribe(wanted).catch(() => null);
  if (!made) return refused(t("push_failed"));
  const { endpoint, keys } = made.toJSON();
  await call("POST", "/api/me/push", { endpoint, keys });
  return true;
}

async function unsubscribe() {
  const kept = await subscription();
  if (!kept) return true;
  await call("DELETE", "/api/me/push", { endpoint: kept.endpoint });
  await kept.unsubscribe();
  return true;
}

function refused(why) {
  toast(why, { bad: true });
  return false;
}

function active(registration) {
  const worker = registration.installing ?? registration.waiting;
  if (registration.active || !worker) return Promise.resolve();
  return new Promise((resolve) => worker.addEventListener("statechange", () => worker.state === "activated" && resolve()));
}
