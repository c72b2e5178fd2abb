// The page as the server tells it now, put in the place of what is shown: no reload, no lost scroll.
import { fetchPatiently } from "./patient.js";
import { t } from "./strings.js";
import { toast } from "./toast.js";

const policy = window.trustedTypes?.createPolicy("own-pages", { createHTML: (html) => html });

/** Fetch this very page again and show its main part; `changed` runs on it. Another page's answer is left alone. */
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

/** The same after something was done here: where it fails, say that it was done all the same. */
export async function showDone(changed) {
  if (!(await showAfresh(changed))) toast(t("not_afresh"), { bad: true });
}
