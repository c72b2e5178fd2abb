// One question before something that cannot be taken back. The page holds the dialog `ask`.
const sheet = document.getElementById("ask");

/** True when the answer is yes; Escape and the other button are a no. */
export function ask(title, more, yes) {
  document.getElementById("ask-title").textContent = title;
  document.getElementById("ask-more").textContent = more;
  document.getElementById("ask-yes").textContent = yes;
  sheet.returnValue = "";
  sheet.showModal();
  return new Promise((answer) =>
    sheet.addEventListener("close", () => answer(sheet.returnValue === "yes"), { once: true }),
  );
}
