// Retries for requests that the API gateway or S3 answers with 429, 502, 503 or 504.
const PAUSES_MS = [400, 1200, 3600];
const OVERRUN = [429, 502, 503, 504];

/** Like `fetch`, with up to three retries. `isRepeatable`: the request is idempotent. */
export async function fetchPatiently(address, options, isRepeatable) {
  for (const pause of PAUSES_MS) {
    const answer = await fetch(address, options);
    // 429 comes from the gateway: the request has not reached a function.
    if (!isOverrun(answer) || !(isRepeatable || answer.status === 429)) return answer;
    await new Promise((wake) => setTimeout(wake, pause * (0.5 + Math.random())));
  }
  return await fetch(address, options);
}

/** Whether the gateway refused, not a function: every response of a function has a Content-Security-Policy. */
export function isOverrun(answer) {
  return OVERRUN.includes(answer.status) && !answer.headers.has("Content-Security-Policy");
}
