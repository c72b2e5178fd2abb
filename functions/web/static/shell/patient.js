// The gateway in front of us may be overrun, or what is behind it: a moment later it is not.
const PAUSES_MS = [400, 1200, 3600];
const OVERRUN = [429, 502, 503, 504];

/** Like `fetch`, asking again after a pause. `isRepeatable`: to ask twice does no more than to ask once. */
export async function fetchPatiently(address, options, isRepeatable) {
  for (const pause of PAUSES_MS) {
    const answer = await fetch(address, options);
    // What was refused with 429 has never reached us.
    if (!isOverrun(answer) || !(isRepeatable || answer.status === 429)) return answer;
    await new Promise((wake) => setTimeout(wake, pause * (0.5 + Math.random())));
  }
  return await fetch(address, options);
}

/** Whether another than ourselves refused: every answer of ours carries a policy, and says why in the visitor's words. */
export function isOverrun(answer) {
  return OVERRUN.includes(answer.status) && !answer.headers.has("Content-Security-Policy");
}
