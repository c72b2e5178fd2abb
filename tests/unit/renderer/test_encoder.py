import fcntl
import os
from itertools import cycle
from pathlib import Path
from typing import NoReturn

import numpy as np
import pytest

from makeafvdo.adapters.renderer.encode import encoder, ffmpeg
from makeafvdo.adapters.renderer.encode.budget import max_video_bitrate
from makeafvdo.adapters.renderer.encode.encoder import Encoder, EncoderDied
from makeafvdo.adapters.renderer.encode.ffmpeg import run
from makeafvdo.adapters.renderer.encode.probe import has_faststart, probe
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.storyboards.layout import CANVASES
from makeafvdo.domain.videos.facts import MAX_BYTES

CANVAS = CANVASES["1:1"]
GREY = np.full(CANVAS.frame_bytes, 128, np.uint8)


def a_dying_ffmpeg(folder: Path, monkeypatch: pytest.MonkeyPatch, error_line: str) -> None:
    """Takes three frames, complains and ends."""
    program = folder / "ffmpeg"
    program.write_text(f"#!/bin/sh\nhead -c {3 * GREY.size} >/dev/null\necho '{error_line}' >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(encoder, "ffmpeg", lambda: str(program))


def encode(mp4: Path, frames: int, fails_at: int = -1) -> None:
    with Encoder(mp4, CANVAS, 30, 6_000_000) as encoding:
        for number, buffer in zip(range(frames), cycle(encoding.buffers), strict=False):
            buffer[:] = GREY
            encoding.write(buffer)
            if number == fails_at:
                raise KeyError(number)


def refuse(*_: object, **__: object) -> NoReturn:
    raise PermissionError(1, "Operation not permitted")


@pytest.mark.parametrize(
    "refused", [("memfd_create",), ("splice",), ("fcntl",), ("memfd_create", "splice", "fcntl")], ids=" ".join
)
def test_a_sandbox_that_refuses_shortcuts_gets_the_same_video(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: tuple[str, ...]
) -> None:
    noise = np.random.default_rng(3).integers(16, 236, (5, GREY.size), np.uint8)

    def encoded(name: str) -> bytes:
        with Encoder(tmp_path / name, CANVAS, 30, 6_000_000) as encoding:
            for frame, buffer in zip(noise, cycle(encoding.buffers), strict=False):
                buffer[:] = frame
                encoding.write(buffer)
        return (tmp_path / name).read_bytes()

    by_shortcuts = encoded("free.mp4")
    for call in refused:
        monkeypatch.setattr(fcntl if call == "fcntl" else os, call, refuse)

    assert encoded("refused.mp4") == by_shortcuts


@pytest.mark.parametrize("is_refused", [False, True])
def test_an_encoder_that_dies_is_noticed_with_its_last_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_refused: bool
) -> None:
    if is_refused:
        monkeypatch.setattr(os, "splice", refuse)
    a_dying_ffmpeg(tmp_path, monkeypatch, "No space left on device")
    mp4 = tmp_path / "video.mp4"

    with pytest.raises(EncoderDied, match="No space left"):
        encode(mp4, frames=60)

    assert not list(tmp_path.glob("*.mp4"))


def test_an_encoder_that_is_left_by_an_error_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        encode(tmp_path / "video.mp4", frames=30, fails_at=3)

    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("segments", [1, 25, 119])
@pytest.mark.parametrize("seconds", [3.0, 30.0, 61.5, 180.0])
def test_no_video_can_outgrow_one_upload(seconds: float, segments: int) -> None:
    spent = max_video_bitrate(seconds, segments) * (seconds + 0.9 * segments) / 8

    assert spent < MAX_BYTES * 0.93


def test_a_scene_that_grows_a_little_leaves_the_other_pieces_their_bits() -> None:
    assert max_video_bitrate(30.0, 23) == max_video_bitrate(33.0, 24)


def test_the_hardest_pictures_there_are_stay_under_the_ceiling(tmp_path: Path) -> None:
    noise = np.random.default_rng(3).integers(16, 236, (20, GREY.size), np.uint8)

    with Encoder(tmp_path / "noise.mp4", CANVAS, 30, 4_000_000) as encoding:
        for frame, buffer in zip(noise, cycle(encoding.buffers), strict=False):
            buffer[:] = frame
            encoding.write(buffer)

    assert (tmp_path / "noise.mp4").stat().st_size * 8 < 4_000_000 * (20 / 30 + 0.9) * 1.08


def test_a_file_that_is_no_video_has_no_facts(tmp_path: Path) -> None:
    (tmp_path / "video.mp4").write_bytes(b"\0" * 100)

    with pytest.raises(Transient) as caught:
        probe(tmp_path / "video.mp4")

    assert caught.value.code == "render_failed"


@pytest.mark.parametrize(("flags", "is_fast"), [("faststart", True), ("use_metadata_tags", False)])
def test_faststart_is_read_from_the_order_of_the_boxes(tmp_path: Path, flags: str, is_fast: bool) -> None:
    mp4 = tmp_path / "video.mp4"
    run("-f", "lavfi", "-i", "color=s=64x64:d=0.2", "-movflags", flags, mp4)

    assert has_faststart(mp4) is is_fast


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(Transient) as caught:
        ffmpeg.run("-i", tmp_path / "missing.wav", tmp_path / "out.wav")

    assert "No such file" in str(caught.value.facts["detail"])
