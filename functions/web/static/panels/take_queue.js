// Takes on their way: one upload after the other in the background, again where the network fails.
import { call, Refused } from "../shell/api.js";
import { put } from "../shell/uploads.js";

const PAUSES_MS = [3000, 8000, 20000];

/** `changed(phrase, state, error)`: `sending`, `waiting` for the network, `kept`, or `refused` with the error. */
export function takeQueue(id, changed) {
  const takes = new Map();
  let isRunning = false;
  let wakeUp = () => {};
  addEventListener("online", () => wakeUp());

  /** Also replaces a take that has not left yet. */
  function add(phrase, blob) {
    takes.delete(phrase);
    takes.set(phrase, { blob, uploadId: null });
    changed(phrase, "sending");
    run();
  }

  async function run() {
    wakeUp();
    if (isRunning) return;
    isRunning = true;
    let failures = 0;
    while (takes.size) {
      const [phrase, take] = takes.entries().next().value;
      try {
        await send(phrase, take);
        failures = 0;
        over(phrase, take, "kept");
      } catch (error) {
        if (isFinal(error)) {
          over(phrase, take, "refused", error);
          continue;
        }
        changed(phrase, "waiting");
        await rest(PAUSES_MS[Math.min(failures++, PAUSES_MS.length - 1)]);
      }
    }
    isRunning = false;
  }

  async function send(phrase, take) {
    take.uploadId ??= await put(take.blob, "recording");
    await call("PUT", `/api/videos/${id}/recordings/${phrase}`, { upload_id: take.uploadId });
  }

  /** A newer take of the same phrase may have come meanwhile: then that one is still to be sent. */
  function over(phrase, take, state, error) {
    if (takes.get(phrase) !== take) return;
    takes.delete(phrase);
    changed(phrase, state, error);
  }

  function rest(ms) {
    return new Promise((next) => {
      const timer = setTimeout(next, ms);
      wakeUp = () => {
        clearTimeout(timer);
        next();
      };
    });
  }

  return { add, isEmpty: () => takes.size === 0 };
}

/** A refusal that another try would meet again; status 0 is no network, 429 and 5xx pass. */
const isFinal = (error) => error instanceof Refused && error.status >= 400 && error.status < 500 && error.status !== 429;
