// The phone's microphone: its level, how loud the room is, and recordings of it.
const LISTENED_MS = 1200;
const NOISY_DB = -42;
const LAST_SOUND_MS = 180;
const WANTED = { audio: { channelCount: 1, echoCancellation: false, noiseSuppression: true, autoGainControl: true } };
const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

/** Why there is no microphone: `refused`, `none`, `busy` or `unable` (a browser that cannot record). */
export class NoMicrophone extends Error {}

const REASONS = { NotAllowedError: "refused", SecurityError: "refused", NotFoundError: "none", OverconstrainedError: "none", NotReadableError: "busy" };

/** Ask for the microphone; call it from a tap. `leveled` is called with the level, 0 to 1, as often as the screen is drawn. */
export async function openMicrophone(leveled) {
  if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) throw new NoMicrophone("unable");
  const context = new AudioContext();
  const resumed = context.resume();
  const stream = await navigator.mediaDevices.getUserMedia(WANTED).catch((error) => {
    context.close();
    throw new NoMicrophone(REASONS[error.name] ?? "unable");
  });
  await resumed;
  const meter = context.createAnalyser();
  meter.fftSize = 2048;
  context.createMediaStreamSource(stream).connect(meter);
  const samples = new Float32Array(meter.fftSize);
  let recorder = null;
  let drawing = requestAnimationFrame(draw);
  let wake = null;
  stayAwake();

  function draw() {
    leveled(share(decibels()), peak() >= 0.99);
    drawing = requestAnimationFrame(draw);
  }

  function decibels() {
    meter.getFloatTimeDomainData(samples);
    return 10 * Math.log10(samples.reduce((sum, each) => sum + each * each, 0) / samples.length + 1e-10);
  }

  function peak() {
    return samples.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  }

  async function stayAwake() {
    wake = await navigator.wakeLock?.request("screen").catch(() => null);
  }

  /** Whether the room is so loud that it will be heard under the voice. */
  async function isRoomNoisy() {
    const heard = [];
    const until = performance.now() + LISTENED_MS;
    while (performance.now() < until) {
      await new Promise((next) => setTimeout(next, 50));
      heard.push(decibels());
    }
    heard.sort((one, other) => one - other);
    return heard[Math.floor(heard.length / 2)] > NOISY_DB;
  }

  /** Begins at once; `stop()` of what it returns gives the recording. */
  function record() {
    const type = TYPES.find((each) => MediaRecorder.isTypeSupported(each));
    const parts = [];
    recorder = new MediaRecorder(stream, type ? { mimeType: type, audioBitsPerSecond: 96000 } : {});
    recorder.addEventListener("dataavailable", (event) => event.data.size && parts.push(event.data));
    const over = new Promise((done) => recorder.addEventListener("stop", done, { once: true }));
    const [track] = stream.getAudioTracks();
    recorder.start();
    return {
      interrupted: new Promise((done) => track.addEventListener("ended", done, { once: true })),
      stop: async () => {
        if (track.readyState === "live") await new Promise((next) => setTimeout(next, LAST_SOUND_MS));
        if (recorder.state !== "inactive") recorder.stop();
        await over;
        return new Blob(parts, { type: (recorder.mimeType || type || "audio/webm").split(";")[0] });
      },
    };
  }

  function close() {
    cancelAnimationFrame(drawing);
    for (const track of stream.getTracks()) track.stop();
    wake?.release().catch(() => {});
    context.close();
    leveled(0, false);
  }

  const isOpen = () => stream.getAudioTracks().some((track) => track.readyState === "live");
  return { isRoomNoisy, record, close, isOpen };
}

/** From -60 dBFS, which is silence, to -6, the loudest a voice should be. */
const share = (decibels) => Math.min(1, Math.max(0, (decibels + 60) / 54));
