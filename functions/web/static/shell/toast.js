import { t } from "./strings.js";

const SHOWN_MS = 6000;

/** A short message at the foot of the page; `undo` adds a button that calls it. */
export function toast(text, { bad = false, undo = null, shownMs = SHOWN_MS } = {}) {
  const line = document.createElement("div");
  line.className = bad ? "toast bad" : "toast";
  line.append(Object.assign(document.createElement("span"), { textContent: text }));
  if (undo) line.append(button(undo, line));
  document.getElementById("toasts").append(line);
  setTimeout(() => line.remove(), shownMs);
  return line;
}

function button(undo, line) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: t("undo") });
  made.addEventListener("click", () => {
    line.remove();
    undo();
  });
  return made;
}
