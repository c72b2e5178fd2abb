"""One phrase as its marketer has recorded it: decoded, judged, and cut to what is audible.

A recording is untrusted input: ffmpeg may read it with demuxers of sound and of recorders only, open no other file for
it, and take no more than a little time.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from makeafvdo.adapters.renderer.encode.ffmpeg import UPLOADED_FILES, FfmpegTooSlow, read_stdout
from makeafvdo.adapters.voices.sound import Floats, normalised
from makeafvdo.domain.scripts.recordings import length_fault

SAMPLE_RATE = 24_000
PAD_BEFORE_S, PAD_AFTER_S = 0.06, 0.1
"""Of the room around the voice, faded in and out: without it a soft first or last consonant sounds bitten off."""

_READ_S = 90
_DEMUXERS = "aac,mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,ogg,wav,mp3,flac"
_RUMBLE_HZ = 60
_WINDOW_S = 0.01
_QUIET_SHARE, _LOUD_SHARE = 0.1, 0.95
_SILENT_DB = -58.0
"""A loud window of speech that is softer than this is the room, or a covered microphone."""
_WIDEST_RANGE_DB = 60.0
_LEAST_RANGE_DB = 7.0
"""Speech is never as even as noise."""
_TOO_QUIET_DB = -44.0
_FULL_SCALE = 0.985
_CLIPPED_SHARE = 0.004
"""Of the voiced samples. A plosive or two may touch full scale."""
_RISE_SHARE = 0.35
_FALL_DB = 4.0
"""Over the noise: where the end of a soft consonant is lost in it."""
_LONGEST_FALL_S = 0.25
_CLICK_S, _APART_S = 0.04, 0.12
"""A sound shorter than a click, that far from the voice, is a finger on the phone."""

Bools = npt.NDArray[np.bool_]


class UnusableTake(Exception):
    """`code` is that of a message."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Take(NamedTuple):
    """Mono samples at `SAMPLE_RATE`, at the level of every voice. The voice is heard from `start_s` to `end_s`;
    `is_audible`: for each hundredth of a second of the samples.
    """

    samples: Floats
    start_s: float
    end_s: float
    is_audible: Bools


def read_take(path: Path, phrase: str) -> Take:
    """The recording of `phrase`. Raises UnusableTake with one of the codes `recording_…`."""
    return judged_take(_decode(path), phrase)


def judged_take(samples: Floats, phrase: str) -> Take:
    """As `read_take`, of decoded samples."""
    levels = _levels(samples)
    if not levels.size:
        raise UnusableTake("recording_unreadable")
    quiet, loud = _range(levels)
    if loud < _SILENT_DB or loud - quiet < _LEAST_RANGE_DB:
        raise UnusableTake("recording_silent")
    if loud < _TOO_QUIET_DB:
        raise UnusableTake("recording_quiet")
    quiet = _room(levels, quiet, loud)
    is_audible = _without_clicks(levels > quiet + _RISE_SHARE * (loud - quiet))
    if _clipped_share(samples, is_audible) > _CLIPPED_SHARE:
        raise UnusableTake("recording_clipped")
    first, last = _bounds(is_audible, levels, quiet)
    if fault := length_fault((last - first) * _WINDOW_S, phrase):
        raise UnusableTake(fault)
    return _cut(_without_rumble(samples), is_audible, first, last)


def _decode(path: Path) -> Floats:
    readable = ("-protocol_whitelist", "file", "-format_whitelist", _DEMUXERS, "-t", str(_READ_S), "-i", path)
    wanted = ("-map", "0:a:0", "-ac", "1", "-ar", str(SAMPLE_RATE), "-f", "f32le", "-")
    try:
        raw = read_stdout(*readable, *wanted, limit=UPLOADED_FILES)
    except FfmpegTooSlow:
        raise UnusableTake("recording_unreadable") from None
    samples: Floats = np.nan_to_num(np.frombuffer(raw[: len(raw) // 4 * 4], "<f4"))
    return samples


def _window() -> int:
    return round(_WINDOW_S * SAMPLE_RATE)


def _levels(samples: Floats) -> Floats:
    """dBFS of each window."""
    windows = samples[: samples.size // _window() * _window()].reshape(-1, _window())
    levels: Floats = 10 * np.log10((windows**2).mean(axis=1) + 1e-10)
    return levels


def _range(levels: Floats) -> tuple[float, float]:
    """The level of the room and of the voice, in dBFS. A room that the phone mutes is as far below as any room is."""
    quiet, loud = (float(np.quantile(levels, share)) for share in (_QUIET_SHARE, _LOUD_SHARE))
    return max(quiet, loud - _WIDEST_RANGE_DB), loud


def _room(levels: Floats, quiet: float, loud: float) -> float:
    """Its level, where there is a voice: a short take is nearly all voice, with a little of the room at its ends.

    What is all but zero there is not the room: codecs begin and end with it.
    """
    heard = levels[levels > loud - _WIDEST_RANGE_DB]
    return min(quiet, float(heard[:3].max()), float(heard[-3:].max()))


def _clipped_share(samples: Floats, is_audible: Bools) -> float:
    voiced = samples[: is_audible.size * _window()].reshape(-1, _window())[is_audible]
    return float((np.abs(voiced) >= _FULL_SCALE).mean())


def _without_rumble(samples: Floats) -> Floats:
    """Of handling and traffic. After clipping is judged, because it tilts what is cut off flat."""
    spectrum = np.fft.rfft(samples)
    hertz = np.fft.rfftfreq(samples.size, 1 / SAMPLE_RATE)
    return np.fft.irfft(spectrum * np.clip(hertz / _RUMBLE_HZ - 0.5, 0, 1), samples.size).astype(np.float32)


def _without_clicks(is_audible: Bools) -> Bools:
    """Without the short sounds far from any other."""
    edges = np.flatnonzero(np.diff(is_audible, prepend=False, append=False))
    starts, ends = edges[::2], edges[1::2]
    before = np.diff(starts, prepend=-np.inf) - np.concatenate([[0], (ends - starts)[:-1]])
    after = np.append(before[1:], np.inf)
    apart = (np.minimum(before, after) * _WINDOW_S > _APART_S) & ((ends - starts) * _WINDOW_S < _CLICK_S)
    kept = is_audible.copy()
    for start, end in zip(starts[apart], ends[apart], strict=True):
        kept[start:end] = False
    return kept if kept.any() else is_audible


def _bounds(is_audible: Bools, levels: Floats, quiet: float) -> tuple[int, int]:
    """First and last window of the voice, out to where it is lost in the noise."""
    heard = np.flatnonzero(is_audible)
    first, last, reach = int(heard[0]), int(heard[-1]) + 1, round(_LONGEST_FALL_S / _WINDOW_S)
    is_above = levels > quiet + _FALL_DB
    before, after = is_above[max(0, first - reach) : first][::-1], is_above[last : last + reach]
    return first - _run_length(before), last + _run_length(after)


def _run_length(flags: Bools) -> int:
    return int(flags.argmin()) if not flags.all() else flags.size


def _cut(samples: Floats, is_audible: Bools, first: int, last: int) -> Take:
    """With a little of the room at either end, faded; as much silence where the recording has no more."""
    pads = round(PAD_BEFORE_S / _WINDOW_S), round(PAD_AFTER_S / _WINDOW_S)
    lacking = max(0, pads[0] - first), max(0, last + pads[1] - is_audible.size)
    padded = np.pad(samples, (lacking[0] * _window(), lacking[1] * _window()))
    start, end = (first + lacking[0] - pads[0]) * _window(), (last + lacking[0] + pads[1]) * _window()
    around = normalised(padded[start:end], SAMPLE_RATE) * _fades(end - start)
    flags = np.pad(is_audible[first:last], pads)
    return Take(around, PAD_BEFORE_S, PAD_BEFORE_S + (last - first) * _WINDOW_S, flags)


def _fades(length: int) -> Floats:
    gain = np.ones(length, np.float32)
    before, after = (round(seconds * SAMPLE_RATE) for seconds in (PAD_BEFORE_S, PAD_AFTER_S))
    gain[:before] = np.sin(np.linspace(0, np.pi / 2, before)) ** 2
    gain[length - after :] = np.cos(np.linspace(0, np.pi / 2, after)) ** 2
    return gain
