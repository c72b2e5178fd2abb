// Replace the main part of the page by a new response of the server, without a reload; the scroll position stays.
import { fetchPatiently } from "./patient.js";
import { t } from "./strings.js";
import { toast } from "./toast.js";

const policy = window.trustedTypes?.createPolicy("own-pages", { createHTML: (html) => html });

/** Fetch this very page again and show its main part; `changed` runs on it. A redirect is followed instead. */
export async function showAfresh(changed) {
  const answer = await fetchPatiently(location.href, { headers: { Accept: "text/html" } }, true).catch(() => null);
  if (!answer?.ok) return false;
  if (answer.redirected) {
    location.assign(answer.url);
    return false;
  }
  const html = await answer.text();
  const fresh = new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, "text/html");
  const main = document.getElementById("main");
  main.replaceChildren(...document.adoptNode(fresh.getElementById("main")).childNodes);
  document.title = fresh.title;
  changed(main);
  return true;
}

/** The same after a change was saved: where the fetch fails, a toast says that it was saved. */
export async function showDone(changed) {
  if (!(await showAfresh(changed))) toast(t("not_afresh"), { bad: true });
}
