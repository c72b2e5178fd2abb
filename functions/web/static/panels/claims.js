// Risky words as one types: what, why, and a safer wording, beside the field; the marketer may answer for them.
import { call } from "../shell/api.js";
import { language, t } from "../shell/strings.js";
import { toast } from "../shell/toast.js";

const PAUSE_MS = 700;

/** Watches the fields with `data-place` as far as `isOwn`: the marketer's words, not the writer's. `answers()`: what is answered for; null where a finding waits for an answer. */
export function claimCheck(form, id, { isOwn = (field) => field.value !== field.defaultValue } = {}) {
  const fields = [...form.querySelectorAll("[data-place]")];
  const answered = new Set();
  let findings = [];
  let soon = 0;
  let asked = 0;
  form.addEventListener("input", (event) => {
    if (!event.target.closest(".finding")) checkSoon();
  });

  function checkSoon() {
    clearTimeout(soon);
    soon = setTimeout(() => check().catch(() => {}), PAUSE_MS);
  }

  const textOf = (field) => field.value.trim();

  function ownTexts() {
    return fields
      .filter((field) => isOwn(field) && textOf(field) && !field.closest(".dropped"))
      .map((field) => ({ place: field.dataset.place, text: textOf(field) }));
  }

  async function check() {
    clearTimeout(soon);
    const mine = ++asked;
    const texts = ownTexts();
    const checked = texts.length ? await call("POST", `/api/videos/${id}/claims/check`, { texts }) : { findings: [], safer_texts: {} };
    if (mine !== asked) return;
    findings = checked.findings;
    for (const field of fields) {
      const { place } = field.dataset;
      show(field, findings.filter((each) => each.place === place), checked.safer_texts[place]);
    }
  }

  function show(field, found, safer) {
    const list = Object.assign(document.createElement("ul"), { className: "findings" });
    list.setAttribute("role", "status");
    list.append(...found.map(row));
    if (safer) list.append(use(field, safer));
    const home = field.closest(".scene, .line, .copy-card");
    home.querySelector(".findings")?.remove();
    if (found.length) (home.matches(".line") ? home : field)[home.matches(".line") ? "append" : "after"](list);
    field.classList.toggle("risky", found.length > 0);
  }

  function row(finding) {
    const { said, safer, severity, source, text } = finding;
    const item = Object.assign(document.createElement("li"), { className: `finding ${severity}` });
    const what = Object.assign(document.createElement("strong"), { textContent: t("finding", { text }) });
    item.append(what, span(said[language]));
    if (safer) item.append(span(t("safer", { safer })));
    item.append(rule(source));
    if (!form.hasAttribute("data-only-warns")) item.append(answer(finding));
    return item;
  }

  function rule(source) {
    const fold = Object.assign(document.createElement("details"), { className: "soft" });
    fold.append(Object.assign(document.createElement("summary"), { textContent: t("which_rule") }), Object.assign(span(source), { lang: "en" }));
    return fold;
  }

  const span = (textContent) => Object.assign(document.createElement("span"), { textContent });

  function use(field, safer) {
    const item = Object.assign(document.createElement("li"), { className: "finding-use" });
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button quiet small", textContent: t("use_safer") });
    button.addEventListener("click", () => {
      field.value = safer;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
      check().catch(() => {});
    });
    item.append(span(t("safer_text", { safer })), button);
    return item;
  }

  function answer(finding) {
    const label = Object.assign(document.createElement("label"), { className: "answer" });
    const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: answered.has(keyOf(finding)) });
    box.addEventListener("change", () => answered[box.checked ? "add" : "delete"](keyOf(finding)));
    label.append(box, Object.assign(document.createElement("span"), { textContent: t("answer_for_it") }));
    return label;
  }

  const keyOf = ({ rule_id, text }) => JSON.stringify([rule_id, text]);

  async function answers() {
    await check();
    const open = findings.find((each) => !answered.has(keyOf(each)));
    if (!open) return findings.map(({ rule_id, text }) => ({ rule_id, text }));
    const field = fields.find((each) => each.dataset.place === open.place);
    const fold = field.closest("details");
    if (fold) fold.open = true;
    field.focus();
    toast(t("findings_open"), { bad: true });
    return null;
  }

  /** Once the server has found more than was looked for here: words that another window has saved. */
  async function checkEverything() {
    isOwn = () => true;
    await check();
  }

  return { answers, check, checkEverything };
}
