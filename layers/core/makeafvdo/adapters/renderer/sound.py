"""The voice-over of a whole video at the loudness TikTok plays: −14 LUFS, true peak under −1 dB."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from makeafvdo.adapters.renderer.ffmpeg import report_of, run
from makeafvdo.domain.storyboard import Storyboard

TARGET_LUFS = -14.0

_RATE = 48_000
_SILENT_LUFS = -60.0
_NEAR_ENOUGH = 0.1
_ROUNDS = 4
_CONDITION = "highpass=f=70,acompressor=threshold=-22dB:ratio=2.5:attack=8:release=160:knee=6"
# Peaks between samples and those AAC adds need head room under −1 dB; at 4 x 48 kHz the limiter sees the former.
_LIMIT = f"aresample={4 * _RATE},alimiter=limit=0.79:attack=3:release=60:level=0,aresample={_RATE}"


class Loudness(NamedTuple):
    """EBU R128: integrated loudness in LUFS, true peak in dBFS."""

    integrated: float
    peak: float


def voice_over(board: Storyboard, sounds: Mapping[str, Path], wav: Path) -> None:
    """Writes the scenes' sounds at their places, as one WAV exactly as long as the video, in even loudness.

    The limiter takes a little loudness away, so the gain is corrected by what is measured after it. Silence stays so.
    """
    spoken = wav.with_suffix(".spoken.wav")
    _join(board, sounds, spoken)
    heard = loudness(spoken).integrated
    gain = TARGET_LUFS - heard if heard > _SILENT_LUFS else 0.0
    for _ in range(_ROUNDS):
        run("-i", spoken, "-af", f"volume={gain:.2f}dB,{_LIMIT}", wav)
        short = TARGET_LUFS - loudness(wav).integrated
        if not gain or abs(short) <= _NEAR_ENOUGH:
            break
        gain += short
    spoken.unlink()


def loudness(path: Path) -> Loudness:
    report = report_of("-i", path, "-map", "0:a", "-af", "ebur128=peak=true", "-f", "null", "-")
    summary = report[report.rfind("Summary:") :]
    integrated, peak = (re.search(rf"{name}:\s+(-?[\d.]+|-inf)", summary) for name in ("I", "Peak"))
    if integrated is None or peak is None:
        raise ValueError(report.strip().rsplit("\n", 1)[-1])
    return Loudness(float(integrated[1]), float(peak[1]))


def _join(board: Storyboard, sounds: Mapping[str, Path], wav: Path) -> None:
    samples_a_frame = _RATE // board.fps
    inputs = [argument for sound in board.sounds for argument in ("-i", sounds[sound.audio_key])]
    delayed = [
        f"[{nth}:a]aresample={_RATE},adelay={sound.start_frame * samples_a_frame}S:all=1[s{nth}];"
        for nth, sound in enumerate(board.sounds)
    ]
    names = "".join(f"[s{nth}]" for nth in range(len(delayed)))
    mixed = f"{names}amix=inputs={len(delayed)}:normalize=0,{_CONDITION}"
    whole = f"apad,atrim=end_sample={board.frames * samples_a_frame}"
    run(*inputs, "-filter_complex", f"{''.join(delayed)}{mixed},{whole}", "-ac", "1", wav)
