// Confirm an action that matters, in the page's dialog `ask`.

/** True for yes; false for the other button and Escape. */
export function ask(title, more, yes, { isDangerous = true } = {}) {
  const sheet = document.getElementById("ask");
  document.getElementById("ask-title").textContent = title;
  document.getElementById("ask-more").textContent = more;
  document.getElementById("ask-yes").textContent = yes;
  document.getElementById("ask-yes").classList.toggle("danger", isDangerous);
  sheet.returnValue = "";
  sheet.showModal();
  return new Promise((answer) =>
    sheet.addEventListener("close", () => answer(sheet.returnValue === "yes"), { once: true }),
  );
}
