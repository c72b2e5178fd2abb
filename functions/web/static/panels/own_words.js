// The marketer's own pronunciations: a word as it is written, and how it is read.
import { call, Refused, whileBusy } from "../shell/api.js";
import { t } from "../shell/strings.js";
import { toast } from "../shell/toast.js";

export function ownWords() {
  const form = document.getElementById("own-words");
  const list = document.getElementById("own-words-list");
  const fault = document.getElementById("own-words-fault");
  const { word, reading } = form.elements;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    whileBusy(form.querySelector("button"), add);
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) whileBusy(button, () => remove(button.closest("li")));
  });

  const kept = () => Object.fromEntries([...list.children].map((row) => [row.dataset.word, row.dataset.reading]));

  async function add() {
    const written = word.value.trim();
    if (!written || !reading.value.trim()) return refuse(t("own_word_empty"), written ? reading : word);
    const before = kept();
    try {
      show((await call("PATCH", "/api/me", { own_words: { ...before, [written]: reading.value } })).own_words);
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 400) throw error;
      return refuse(`${error.message} ${error.next}`, error.code === "pronunciation_not_thai" ? reading : word);
    }
    form.reset();
    said();
    word.focus();
  }

  async function remove(row) {
    const { [row.dataset.word]: _, ...others } = kept();
    show((await call("PATCH", "/api/me", { own_words: others })).own_words);
    said();
    word.focus();
  }

  function show(words) {
    fault.textContent = "";
    for (const field of [word, reading]) field.removeAttribute("aria-invalid");
    list.replaceChildren(...Object.entries(words).map((each) => rowOf(...each)));
  }

  function rowOf(written, said) {
    const row = document.getElementById("own-word").content.firstElementChild.cloneNode(true);
    Object.assign(row.dataset, { word: written, reading: said });
    row.querySelector("strong").textContent = written;
    row.querySelector(".reading").textContent = said;
    row.querySelector("button").setAttribute("aria-label", t("own_word_remove", { word: written }));
    return row;
  }

  function refuse(text, field) {
    fault.textContent = text;
    for (const each of [word, reading]) each.toggleAttribute("aria-invalid", false);
    field.setAttribute("aria-invalid", "true");
    field.focus();
  }

  function said() {
    toast(t("saved"), { shownMs: 2000 });
  }
}
