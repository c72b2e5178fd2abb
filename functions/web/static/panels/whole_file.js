// One file with the whole script: cut at its pauses, seen and moved by the marketer, then kept phrase by phrase.
import { call, tell, whileBusy } from "../shell/api.js";
import { t } from "../shell/strings.js";
import { toast } from "../shell/toast.js";
import { decoded, faultOf, levelsOf, RATE, wavOf } from "./take_check.js";

const MOST_BYTES = 60e6;
const FRAME = RATE / 50;
const PIXELS_A_SECOND = 48;
const STEP_S = 0.05;

/** `phrases`: their `text` and the `seconds` it takes. `keep(nth, wav)` is called for each once the marketer agrees to the cuts. */
export function wholeFile(id, phrases, keep) {
  const picker = document.getElementById("whole-file");
  const bench = document.getElementById("whole-bench");
  const strip = document.getElementById("whole-strip");
  const canvas = document.getElementById("whole-wave");
  const list = document.getElementById("whole-pieces");
  const note = document.getElementById("whole-note");
  const use = document.getElementById("whole-use");
  const player = new Audio();
  let samples = null;
  let cuts = [];

  picker.addEventListener("change", () => {
    const [file] = picker.files;
    picker.value = "";
    if (file) whileBusy(picker.closest("label"), () => take(file));
  });
  use.addEventListener("click", () => {
    player.pause();
    const faults = phrases.map((phrase, nth) => faultOf(piece(nth), phrase.seconds));
    [...list.children].forEach((line, nth) => (line.querySelector(".piece-fault").textContent = faults[nth] ? t("fault_" + faults[nth]) : ""));
    if (faults.some(Boolean)) return toast(t("whole_faults"), { bad: true });
    phrases.forEach((_, nth) => keep(nth, wavOf(piece(nth))));
    bench.hidden = true;
    document.getElementById("whole").open = false;
    samples = null;
  });
  player.addEventListener("ended", () => mark(-1));

  async function take(file) {
    if (file.size > MOST_BYTES) return toast(t("whole_too_large"), { bad: true });
    note.textContent = t("whole_opening", { name: file.name });
    const opened = await decoded(file);
    note.textContent = "";
    if (!opened) return toast(t("whole_unreadable"), { bad: true });
    const levels = levelsOf(opened, FRAME).map((level) => Math.max(-100, Math.min(0, Math.round(level))));
    try {
      const cutting = await call("POST", `/api/videos/${id}/recordings/whole`, { levels });
      samples = opened;
      show(cutting, levels);
    } catch (error) {
      tell(error);
    }
  }

  function show({ pieces, is_sure }, levels) {
    const inner = pieces.slice(1).map((next, nth) => (pieces[nth].end_s + next.start_s) / 2);
    cuts = [pieces[0].start_s, ...inner, pieces.at(-1).end_s];
    note.textContent = is_sure ? t("whole_sure") : t("whole_unsure");
    note.classList.toggle("wrong", !is_sure);
    bench.hidden = false;
    draw(levels);
    strip.querySelectorAll(".cut").forEach((cut) => cut.remove());
    strip.append(...cuts.map((_, nth) => handle(nth)));
    list.replaceChildren(...phrases.map(row));
    moved();
    bench.scrollIntoView({ block: "nearest" });
  }

  function draw(levels) {
    const seconds = samples.length / RATE;
    const width = Math.round(seconds * PIXELS_A_SECOND);
    strip.style.setProperty("inline-size", `${width}px`);
    Object.assign(canvas, { width: Math.min(width * 2, 16000), height: 160 });
    const pen = canvas.getContext("2d");
    pen.fillStyle = getComputedStyle(canvas).color;
    const wide = canvas.width / levels.length;
    levels.forEach((level, nth) => {
      const high = Math.max(2, ((level + 60) / 60) * canvas.height);
      pen.fillRect(nth * wide, (canvas.height - high) / 2, Math.max(1, wide - 0.5), high);
    });
  }

  function handle(nth) {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "cut" });
    made.setAttribute("role", "slider");
    made.setAttribute("aria-valuemin", "0");
    made.setAttribute("aria-label", t("whole_cut", { n: nth + 1 }));
    made.addEventListener("pointerdown", (event) => {
      made.setPointerCapture(event.pointerId);
      event.preventDefault();
      made.focus({ preventScroll: true });
    });
    made.addEventListener("pointermove", (event) => {
      if (made.hasPointerCapture(event.pointerId)) move(nth, (event.clientX - strip.getBoundingClientRect().left) / PIXELS_A_SECOND);
    });
    made.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -STEP_S, ArrowRight: STEP_S }[event.key];
      if (!step) return;
      event.preventDefault();
      move(nth, cuts[nth] + step);
    });
    return made;
  }

  function move(nth, to) {
    const least = nth ? cuts[nth - 1] + 2 * STEP_S : 0;
    const most = nth < cuts.length - 1 ? cuts[nth + 1] - 2 * STEP_S : samples.length / RATE;
    cuts[nth] = Math.min(most, Math.max(least, to));
    moved();
  }

  function moved() {
    strip.querySelectorAll(".cut").forEach((cut, nth) => {
      cut.style.setProperty("inset-inline-start", `${cuts[nth] * PIXELS_A_SECOND}px`);
      cut.setAttribute("aria-valuemax", (samples.length / RATE).toFixed(2));
      cut.setAttribute("aria-valuenow", cuts[nth].toFixed(2));
      cut.setAttribute("aria-valuetext", t("whole_at", { seconds: cuts[nth].toFixed(1) }));
    });
    list.querySelectorAll(".piece-seconds").forEach((line, nth) => (line.textContent = t("whole_at", { seconds: (cuts[nth + 1] - cuts[nth]).toFixed(1) })));
  }

  function row(phrase, nth) {
    const line = document.getElementById("piece").content.firstElementChild.cloneNode(true);
    line.querySelector(".piece-text").textContent = phrase.text;
    line.querySelector("button").addEventListener("click", () => play(nth));
    line.querySelector(".unseen").textContent = `${nth + 1}`;
    return line;
  }

  function play(nth) {
    URL.revokeObjectURL(player.src);
    player.src = URL.createObjectURL(wavOf(piece(nth)));
    player.play().catch(() => mark(-1));
    mark(nth);
    strip.parentElement.scrollTo({ left: cuts[nth] * PIXELS_A_SECOND - 24, behavior: "smooth" });
  }

  function mark(playing) {
    [...list.children].forEach((line, nth) => line.classList.toggle("playing", nth === playing));
  }

  const piece = (nth) => samples.subarray(Math.round(cuts[nth] * RATE), Math.round(cuts[nth + 1] * RATE));
}
