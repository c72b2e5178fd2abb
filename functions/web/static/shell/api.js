import { fetchPatiently, isOverrun } from "./patient.js";
import { language, t } from "./strings.js";
import { toast } from "./toast.js";
import { keepTyped } from "./typed.js";

/** A refusal of the API, in the visitor's language: `message` says what happened, `next` what to do now. */
export class Refused extends Error {
  constructor(status, error) {
    super(error[language]);
    this.status = status;
    this.code = error.code;
    this.next = error[`next_${language}`];
  }
}

/**
 * The JSON answer of the API; null where there is none. Throws `Refused` for every refusal.
 * Without a session the browser goes to the sign-in and back to this page, with what was typed.
 */
export async function call(method, path, body = undefined, headers = {}) {
  const request = {
    method,
    headers: { Accept: "application/json", ...(method === "GET" ? {} : written()), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  };
  const isRepeatable = method !== "POST" || "Idempotency-Key" in headers;
  const answer = await fetchPatiently(path, request, isRepeatable).catch(() => null);
  if (!answer) throw new Refused(0, offline());
  if (isOverrun(answer)) throw new Refused(answer.status, busy());
  const payload = answer.status === 204 ? null : await answer.json().catch(() => null);
  if (answer.ok) return payload;
  if (answer.status === 401) return await signInAgain();
  throw new Refused(answer.status, payload?.error ?? offline());
}

const keys = new Map();

/** Post an order to make something. The same one again, after a double tap or a lost answer, makes nothing more. */
export async function order(path, body) {
  const wanted = JSON.stringify([path, body]);
  if (!keys.has(wanted)) keys.set(wanted, crypto.randomUUID());
  const made = await call("POST", path, body, { "Idempotency-Key": keys.get(wanted) });
  keys.delete(wanted);
  return made;
}

/** Show a refusal as a toast. Any other error is a bug, and is thrown on to the console. */
export function tell(error) {
  if (!(error instanceof Refused)) throw error;
  toast(`${error.message} ${error.next}`, { bad: true });
}

/** Do `work` while `button` shows that it is busy and cannot be tapped twice. */
export async function whileBusy(button, work) {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  try {
    await work();
  } catch (error) {
    tell(error);
  } finally {
    button.removeAttribute("aria-busy");
  }
}

function written() {
  const token = document.querySelector('meta[name="csrf-token"]')?.content ?? "";
  return { "Content-Type": "application/json", "X-CSRF-Token": token };
}

function offline() {
  return { code: "offline", [language]: t("offline"), [`next_${language}`]: t("offline_next") };
}

function busy() {
  return { code: "busy", [language]: t("busy"), [`next_${language}`]: t("busy_next") };
}

function signInAgain() {
  keepTyped();
  location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
  return new Promise(() => {});
}
