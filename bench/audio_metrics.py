"""Measured in the sound of a finished file: speech onsets, and the loudness of voice and music."""

from collections.abc import Sequence
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from makeafvdo.adapters.renderer.audio.loudness import Loudness, measure_loudness
from makeafvdo.adapters.renderer.audio.music import write_music_bed
from makeafvdo.adapters.renderer.audio.sound import TARGET_LUFS, write_soundtrack
from makeafvdo.adapters.renderer.encode.ffmpeg import run
from makeafvdo.domain.storyboards.storyboard import Storyboard

_RATE = 48_000
_HOP_S = 0.005
_SPOKEN_DB = -38.0
_PAUSE_S = 0.12
_SONG = (
    "aevalsrc='0.4*sin(2*PI*110*t)+0.2*sin(2*PI*(330+110*floor(mod(2*t,4)))*t)*exp(-3*mod(t,0.5))"
    "+0.5*random(0)*exp(-30*mod(t,0.5))':s=44100:d=12"
)


def speech_onsets(mp4: Path) -> list[float]:
    """Seconds at which sound begins after a pause of at least 0.12 s."""
    onsets, quiet_s = [], 1.0
    for nth, level in enumerate(_levels(_samples(mp4))):
        if level < _SPOKEN_DB:
            quiet_s += _HOP_S
            continue
        if quiet_s >= _PAUSE_S:
            onsets.append(nth * _HOP_S)
        quiet_s = 0.0
    return onsets


def measure_with_music(board: Storyboard, sounds: dict[str, Path], folder: Path) -> tuple[Loudness, float]:
    """The same video with music (bass, melody, beat) under it, as AAC: its loudness, and dB of voice over music."""
    song, alone, both, bed, aac = (
        folder / name for name in ("song.mp3", "alone.wav", "both.wav", "bed.wav", "both.m4a")
    )
    run("-f", "lavfi", "-i", _SONG, song)
    write_soundtrack(board, sounds, None, alone)
    write_soundtrack(board, sounds, song, both)
    write_music_bed(board, song, TARGET_LUFS, bed)
    run("-i", both, "-c:a", "aac", "-b:a", "160k", "-ac", "2", aac)
    speech = [(caption.words[0].start_frame, caption.words[-1].end_frame) for caption in board.captions]
    voice_over_music = min(_rms(alone, [span], board.fps) - _rms(bed, [span], board.fps) for span in speech)
    return measure_loudness(aac), voice_over_music


def _samples(path: Path) -> NDArray[np.float32]:
    """All of its sound, mixed to one channel."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=_RATE)
    with av.open(str(path)) as file:
        parts = [part.to_ndarray()[0] for frame in file.decode(audio=0) for part in resampler.resample(frame)]
    return np.concatenate(parts)


def _levels(samples: NDArray[np.float32]) -> NDArray[np.float64]:
    hop = round(_HOP_S * _RATE)
    windows = samples[: samples.size // hop * hop].reshape(-1, hop).astype(np.float64)
    return np.asarray(10 * np.log10((windows**2).mean(axis=1) + 1e-12))


def _rms(path: Path, spans: Sequence[tuple[int, int]], fps: int) -> float:
    samples = _samples(path)
    heard = np.concatenate([samples[first * _RATE // fps : last * _RATE // fps] for first, last in spans])
    return float(10 * np.log10((heard.astype(np.float64) ** 2).mean() + 1e-12))
