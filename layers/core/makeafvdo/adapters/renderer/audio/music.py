"""The marketer's own music under the voice: as long as the video, ducked under speech, faded at both ends.

A music file is untrusted input: ffmpeg may read it with demuxers of sound only, open no other file for it, and take no
more than a little time; of a long one it reads no more than the video needs.
"""

import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from makeafvdo.adapters.renderer.audio.loudness import SILENT_LUFS, measure_loudness
from makeafvdo.adapters.renderer.encode.ffmpeg import (
    UPLOADED_FILES,
    FfmpegTooSlow,
    count_input_streams,
    read_both,
)
from makeafvdo.domain.errors import Permanent
from makeafvdo.domain.storyboards.storyboard import Storyboard

RATE = 48_000
UNDER_SPEECH_LU, BETWEEN_LU = 17.0, 9.0
"""How much softer than the voice: under speech, and in its pauses."""

MAX_STREAMS = 12
"""The song, its cover, its lyrics."""
_SILENCE_SKIPPED_S = 120
_DEMUXERS = "aac,aiff,flac,mov,mp4,m4a,3gp,3g2,mj2,mp3,ogg,wav"
# Without the silence many files begin with. A song's own loud and soft passages come nearer to each other, so that
# none of them rises above the voice.
_SONG_FILTERS = (
    "silenceremove=start_periods=1:start_threshold=-50dB,acompressor=threshold=-26dB:ratio=4:attack=15:release=250"
)
_SMALLEST_PAUSE_S = 0.8
_BEFORE_S, _AFTER_S, _RAMP_S = 0.1, 0.2, 0.25
_FADE_IN_S, _FADE_OUT_S = 0.3, 0.6
_LOOP_S = 0.4
_PEAK = 0.5

Samples = NDArray[np.float32]
"""Two columns, left and right, -1 to 1."""


def write_music_bed(board: Storyboard, music: Path, voice_lufs: float, wav: Path) -> None:
    """Raises Permanent("music_unreadable"), Permanent("music_silent") and Permanent("music_too_heavy")."""
    length = board.frames * RATE // board.fps
    played = looped(_decode(music, length), length)
    _write(played, wav)
    own = measure_loudness(wav).integrated
    if own <= SILENT_LUFS:
        raise Permanent("music_silent")
    loudest = 10 ** ((voice_lufs - own) / 20) * envelope(board, length)
    _write(np.clip(played * loudest[:, None], -_PEAK, _PEAK), wav)


def envelope(board: Storyboard, length: int) -> Samples:
    """Gain of every sample, as a part of the voice's loudness: falls before each stretch of speech, rises after it."""
    under, between = (10 ** (-lu / 20) for lu in (UNDER_SPEECH_LU, BETWEEN_LU))
    points: list[tuple[float, float]] = [(0.0, between)]
    for start, end in _speech_spans(board):
        points += [(start - _BEFORE_S - _RAMP_S, between), (start - _BEFORE_S, under)]
        points += [(end + _AFTER_S, under), (end + _AFTER_S + _RAMP_S, between)]
    time = np.arange(length, dtype=np.float32) / RATE
    moments, gains = zip(*sorted(points), strict=True)
    gain = np.interp(time, moments, gains)
    fade = np.minimum(time / _FADE_IN_S, (length / RATE - time) / _FADE_OUT_S)
    return np.asarray(gain * np.clip(fade, 0, 1), np.float32)


def looped(samples: Samples, length: int) -> Samples:
    """Cut to length, or repeated with a crossfade from the end of each round to the start of the next."""
    overlap = min(round(_LOOP_S * RATE), len(samples) // 4)
    rise = np.sqrt(np.linspace(0, 1, overlap, dtype=np.float32))[:, None]
    whole = samples
    while len(whole) < length:
        crossfade = whole[len(whole) - overlap :] * rise[::-1] + samples[:overlap] * rise
        whole = np.concatenate([whole[: len(whole) - overlap], crossfade, samples[overlap:]])
    return whole[:length]


def _speech_spans(board: Storyboard) -> Sequence[tuple[float, float]]:
    """Start and end in seconds of each stretch of speech; pauses too short for the music to rise are part of it."""
    stretches: list[tuple[float, float]] = []
    for caption in board.captions:
        start, end = (frame / board.fps for frame in (caption.words[0].start_frame, caption.words[-1].end_frame))
        if stretches and start - stretches[-1][1] < _SMALLEST_PAUSE_S:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return stretches


def _decode(music: Path, length: int) -> Samples:
    """No more of it than the video needs, and the silence before that."""
    read = ("-t", f"{_SILENCE_SKIPPED_S + length / RATE:.3f}")
    readable = ("-protocol_whitelist", "file", "-format_whitelist", _DEMUXERS, *read, "-i", music)
    wanted = ("-map", "0:a:0", "-af", _SONG_FILTERS, "-t", f"{length / RATE:.3f}", "-ar", str(RATE), "-ac", "2")
    try:
        raw, report = read_both(*readable, *wanted, "-f", "f32le", "-", limit=UPLOADED_FILES)
    except FfmpegTooSlow:
        raise Permanent("music_too_heavy") from None
    if count_input_streams(report) > MAX_STREAMS:
        raise Permanent("music_too_heavy")
    samples = np.frombuffer(raw, "<f4").reshape(-1, 2)
    if len(samples) < RATE // 2:
        raise Permanent("music_unreadable")
    return samples


def _write(samples: Samples, wav: Path) -> None:
    with wave.open(str(wav), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.round(np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
