// Sound as samples: decoded, judged as the app judges it later, cut and written as WAV.
export const RATE = 24000;
const WINDOW = RATE / 100;
const SILENT_DB = -58;
const QUIET_DB = -44;
const LEAST_RANGE_DB = 7;
const FULL_SCALE = 0.985;
const CLIPPED_SHARE = 0.004;
const SHORTEST = 0.35;
const LONGEST = 3;
const GRACE_S = 1;

/** Mono samples at `RATE`; null where this browser cannot decode the file. */
export async function decoded(blob) {
  try {
    const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await blob.arrayBuffer());
    return mono(sound);
  } catch {
    return null;
  }
}

function mono(sound) {
  const mixed = sound.getChannelData(0).slice();
  for (let nth = 1; nth < sound.numberOfChannels; nth++) {
    sound.getChannelData(nth).forEach((sample, at) => (mixed[at] += sample));
  }
  return sound.numberOfChannels > 1 ? mixed.map((sample) => sample / sound.numberOfChannels) : mixed;
}

/** dBFS of every `size` samples. */
export function levelsOf(samples, size = WINDOW) {
  return Array.from({ length: Math.floor(samples.length / size) }, (_, nth) => {
    const power = samples.subarray(nth * size, (nth + 1) * size).reduce((sum, each) => sum + each * each, 0) / size;
    return 10 * Math.log10(power + 1e-10);
  });
}

/** What is wrong with a take of words that need about `seconds`; null for a good one. The voice step judges once more. */
export function faultOf(samples, seconds) {
  const levels = levelsOf(samples);
  const ranked = [...levels].sort((one, other) => one - other);
  const loud = ranked[Math.floor(0.95 * ranked.length)] ?? -100;
  const quiet = Math.max(loud - 60, ranked[Math.floor(0.1 * ranked.length)] ?? -100);
  if (loud < SILENT_DB || loud - quiet < LEAST_RANGE_DB) return "silent";
  if (loud < QUIET_DB) return "quiet";
  const isVoice = levels.map((level) => level > quiet + 0.35 * (loud - quiet));
  const voiced = isVoice.filter(Boolean).length * WINDOW;
  const full = samples.reduce((count, each, at) => count + (Math.abs(each) >= FULL_SCALE && isVoice[Math.floor(at / WINDOW)] ? 1 : 0), 0);
  if (full > CLIPPED_SHARE * voiced) return "clipped";
  const heard = (isVoice.lastIndexOf(true) - isVoice.indexOf(true) + 1) / 100;
  if (heard < SHORTEST * seconds) return "short";
  return heard > LONGEST * seconds + GRACE_S ? "long" : null;
}

/** Mono, 16 bit. */
export function wavOf(samples) {
  const bytes = new DataView(new ArrayBuffer(44 + 2 * samples.length));
  const letters = (at, text) => [...text].forEach((letter, nth) => bytes.setUint8(at + nth, letter.charCodeAt(0)));
  letters(0, "RIFF");
  bytes.setUint32(4, 36 + 2 * samples.length, true);
  letters(8, "WAVEfmt ");
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, RATE, true);
  bytes.setUint32(28, 2 * RATE, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  letters(36, "data");
  bytes.setUint32(40, 2 * samples.length, true);
  samples.forEach((sample, at) => bytes.setInt16(44 + 2 * at, Math.round(32767 * Math.max(-1, Math.min(1, sample))), true));
  return new Blob([bytes], { type: "audio/wav" });
}
