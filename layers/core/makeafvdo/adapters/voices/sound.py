"""Speech as samples: level, soft edges, 16 bit, WAV."""

import io
import struct
import wave

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Pcm = npt.NDArray[np.int16]

_SPEECH_RMS_DBFS = -20.0
_PEAK_DBFS = -1.0
_FADE_S = 0.008
_SILENT_BELOW = 0.03
"""Part of the loudest window."""
_WINDOW_S = 0.01
_PCM_KINDS = {1, 0xFFFE}
"""PCM, and the extensible form of it."""


def speech_bounds(samples: Floats, sample_rate: int) -> tuple[int, int]:
    """Start and end of what is audible, with one window around it; of the whole where nothing is."""
    window = int(_WINDOW_S * sample_rate)
    loudness = _loudness(samples, window)
    audible = np.flatnonzero(loudness > _SILENT_BELOW * loudness.max(initial=0.0))
    if not audible.size:
        return 0, samples.size
    return max(0, int(audible[0]) - 1) * window, min(samples.size, (int(audible[-1]) + 2) * window)


def _loudness(samples: Floats, window: int) -> Floats:
    whole = samples[: samples.size // window * window].reshape(-1, window)
    loudness: Floats = np.sqrt((whole**2).mean(axis=1))
    return loudness


def normalised(samples: Floats, sample_rate: int) -> Floats:
    """At -20 dBFS where there is speech (quieter if a peak would clip), with soft edges."""
    window = int(_WINDOW_S * sample_rate)
    loudness = _loudness(samples, window)
    speech = loudness[loudness > _SILENT_BELOW * loudness.max(initial=0.0)]
    if not speech.size:
        return samples
    gain = _amplitude(_SPEECH_RMS_DBFS) / np.sqrt((speech**2).mean())
    return _soft_edges(samples * min(gain, _amplitude(_PEAK_DBFS) / np.abs(samples).max()), sample_rate)


def _amplitude(dbfs: float) -> float:
    return float(10 ** (dbfs / 20))


def _soft_edges(samples: Floats, sample_rate: int) -> Floats:
    fade = np.linspace(0, 1, int(_FADE_S * sample_rate), dtype=np.float32)
    edges = np.ones_like(samples)
    edges[: fade.size] = fade
    edges[-fade.size :] *= fade[::-1]
    return samples * edges


def floats(pcm: Pcm) -> Floats:
    """From -1 to 1."""
    return pcm.astype(np.float32) / np.float32(32767)


def resampled(samples: Floats, rate: int, wanted: int) -> Floats:
    """Straight lines between samples: voices that differ from the usual rate are rare."""
    if rate == wanted:
        return samples
    at = np.arange(int(samples.size * wanted / rate)) * (rate / wanted)
    between: Floats = np.interp(at, np.arange(samples.size), samples).astype(np.float32)
    return between


def pcm16(samples: Floats) -> Pcm:
    return np.round(np.clip(samples, -1, 1) * 32767).astype(np.int16)


def read_wav(content: bytes) -> tuple[Pcm, int]:
    """Samples and sample rate of a WAV of 16 bit; two channels become one. Raises ValueError for anything else.

    Lengths in its header are upper limits: a service that streams writes the largest number there is.
    """
    if content[:4] != b"RIFF" or content[8:12] != b"WAVE":
        raise ValueError("no WAV")
    at, channels, rate = 12, 0, 0
    while at + 8 <= len(content):
        name, size = struct.unpack_from("<4sI", content, at)
        at += 8
        if name == b"fmt " and at + 16 <= len(content):
            kind, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", content, at)
            if kind not in _PCM_KINDS or bits != 16 or channels not in {1, 2} or not rate:
                raise ValueError("not 16 bit PCM")
        if name == b"data" and channels:
            samples = read_pcm(content[at : at + size])
            return (samples if channels == 1 else _mono(samples)), rate
        at += size + size % 2
    raise ValueError("no samples")


def read_pcm(content: bytes) -> Pcm:
    """Raw 16 bit samples, little-endian; half a sample at the end is dropped."""
    return np.frombuffer(content[: len(content) // 2 * 2], "<i2").astype(np.int16)


def _mono(samples: Pcm) -> Pcm:
    pairs = samples[: samples.size // 2 * 2].reshape(-1, 2)
    mono: Pcm = pairs.mean(axis=1).astype(np.int16)
    return mono


def wav_bytes(pcm: Pcm, sample_rate: int) -> bytes:
    """Mono, 16 bit."""
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(sample_rate)
        written.writeframes(pcm.tobytes())
    return file.getvalue()
