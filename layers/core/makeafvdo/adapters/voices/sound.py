"""Speech as samples: level, soft edges, 16 bit, WAV."""

import io
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
    return pcm.astype(np.float32) / 32767


def resampled(samples: Floats, rate: int, wanted: int) -> Floats:
    """Straight lines between samples: voices that differ from the usual rate are rare."""
    if rate == wanted:
        return samples
    at = np.arange(int(samples.size * wanted / rate)) * (rate / wanted)
    return np.interp(at, np.arange(samples.size), samples).astype(np.float32)


def pcm16(samples: Floats) -> Pcm:
    return np.round(np.clip(samples, -1, 1) * 32767).astype(np.int16)


def wav_bytes(pcm: Pcm, sample_rate: int) -> bytes:
    """Mono, 16 bit."""
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(sample_rate)
        written.writeframes(pcm.tobytes())
    return file.getvalue()
