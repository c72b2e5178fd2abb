// The choice of voice in a form of options: samples to hear, the speed where a voice knows one, prices by length.
import { t } from "../shell/strings.js";
import { toast } from "../shell/toast.js";

let playing = null;

export function voicePicker(form) {
  const speed = form.elements.speed_percent;
  const home = speed.closest("label");

  function show() {
    const knows = form.querySelector("[name=voice]:checked")?.hasAttribute("data-speed") ?? false;
    home.hidden = speed.disabled = !knows;
    home.querySelector("output").textContent = `${(speed.value / 100).toFixed(2)}×`;
    const seconds = Number(form.querySelector("[name=seconds]:checked")?.value);
    for (const line of seconds ? form.querySelectorAll("[data-baht]") : []) {
      const baht = (line.dataset.baht * seconds) / line.dataset.forSeconds;
      line.textContent = t("voice_price", { baht: baht.toFixed(2) });
    }
  }

  for (const type of ["change", "input"]) form.addEventListener(type, show);
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-sample]");
    if (button) listen(button.dataset.sample);
  });
  show();
}

/** One at a time; the one that plays is stopped by a second tap. */
function listen(address) {
  const before = playing;
  before?.pause();
  playing = before?.dataset.of === address && !before.ended ? null : new Audio(address);
  if (!playing) return;
  playing.dataset.of = address;
  playing.play().catch((error) => {
    if (error.name !== "AbortError") toast(t("sample_failed"), { bad: true });
  });
}
