"""Readings aloud, as samples: bursts of a buzzing tone for syllables, with a room around them."""

import subprocess
from pathlib import Path

import numpy as np
import numpy.typing as npt

from makeafvdo.adapters.renderer.encode.ffmpeg import ffmpeg
from makeafvdo.adapters.voices.sound import pcm16, wav_bytes

RATE = 24_000
Floats = npt.NDArray[np.float32]

_CODECS = {
    "m4a": ("-c:a", "aac", "-f", "mp4", "-movflags", "frag_keyframe+empty_moov"),  # as Safari's recorder writes it
    "webm": ("-c:a", "libopus", "-f", "webm"),
    "ogg": ("-c:a", "libopus", "-f", "ogg"),
    "mp3": ("-c:a", "libmp3lame", "-f", "mp3"),
    "wav": ("-c:a", "pcm_s16le", "-f", "wav"),
}
CONTAINERS = tuple(_CODECS)


def a_reading(
    syllables: int,
    *,
    syllable_s: float = 0.2,
    lead_s: float = 0.5,
    tail_s: float = 0.6,
    level: float = 0.2,
    noise: float = 0.002,
    pause_after: int | None = None,
    soft_end_s: float = 0.0,
) -> Floats:
    """Mono at `RATE`. `level` and `noise` are amplitudes; `pause_after`: half a second of silence after that syllable.

    `soft_end_s`: how long the last consonant hisses, at a twelfth of the level.
    """
    parts = [_silence(lead_s)]
    for nth in range(syllables):
        parts.append(level * _syllable(syllable_s))
        if pause_after == nth + 1:
            parts.append(_silence(0.5))
    random = np.random.default_rng(7)
    if soft_end_s:
        parts.append((level / 12 * random.standard_normal(round(soft_end_s * RATE))).astype(np.float32))
    parts.append(_silence(tail_s))
    voice = np.concatenate(parts)
    return (voice + noise * random.standard_normal(voice.size)).astype(np.float32)


def encoded(samples: Floats, container: str, folder: Path) -> Path:
    """The samples in a file as a phone's recorder writes it, at 48 kHz."""
    source, made = folder / "source.wav", folder / f"take.{container}"
    source.write_bytes(wav_bytes(pcm16(samples), RATE))
    command = [ffmpeg(), "-y", "-loglevel", "error", "-i", str(source), "-ar", "48000", *_CODECS[container], str(made)]
    subprocess.run(command, check=True)
    return made


def _syllable(seconds: float) -> Floats:
    """A buzz at 180 Hz that swells and dies."""
    time = np.arange(round(seconds * RATE)) / RATE
    buzz = sum(np.sin(2 * np.pi * 180 * harmonic * time) / harmonic for harmonic in range(1, 8))
    return np.asarray(buzz * np.sin(np.pi * np.minimum(1, time / seconds)) ** 0.5, np.float32)


def _silence(seconds: float) -> Floats:
    return np.zeros(round(seconds * RATE), np.float32)
