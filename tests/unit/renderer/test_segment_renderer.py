"""Segments are rendered once, cached, found again, and joined without a gap."""

import errno
from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import av
import numpy as np
import pytest
from PIL import Image

from makeafvdo.adapters.renderer import render as renderer
from makeafvdo.adapters.renderer.encode import encoder
from makeafvdo.adapters.renderer.encode.ffmpeg import ffmpeg, run
from makeafvdo.adapters.renderer.encode.joining import EncodedSegment, join
from makeafvdo.adapters.renderer.image.photos import usable_photos
from makeafvdo.adapters.renderer.render import render
from makeafvdo.adapters.renderer.segment_cache import FolderSegmentCache
from makeafvdo.domain.errors import Conflict, Transient
from makeafvdo.domain.storyboards.segments import cut_into_segments
from makeafvdo.domain.storyboards.storyboard import Storyboard
from tests.unit.renderer.render_harness import MAPS, a_board, a_voice, coffee, encoded, on_screen, write_wav

SCENES = [[0.2, 0.1], [0.2, 0.2], [0.1, 0.3], [0.2, 0.1]]
ONE_EDITED = [*SCENES[:1], [0.2, 0.2, 0.3], *SCENES[2:]]


class Workspace(NamedTuple):
    """Photos and sounds, and folders for the segment cache and the results."""

    photos: Mapping[str, Path]
    folder: Path

    def board(self, scenes: Sequence[Sequence[float]]) -> Storyboard:
        voices = [a_voice(f"scene-{nth}", [("กด ตะกร้า", syllables)]) for nth, syllables in enumerate(scenes)]
        return a_board(voices, usable_photos(self.photos, MAPS), on_screen(title="กาแฟคั่วสด"), "1:1")

    def render(self, board: Storyboard, cache: str = "cache", stop_at: float = 2.0) -> Path:
        out = self.folder / "out"
        for path in (self.folder / cache, out):
            path.mkdir(exist_ok=True)
        sounds = {sound.audio_key: self.folder / "voice.wav" for sound in board.sounds}

        def progress(share: float) -> None:
            if share >= stop_at:
                raise Conflict("video_is_busy")

        return render(board, self.photos, sounds, out, FolderSegmentCache(self.folder / cache), progress).mp4


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    photo = tmp_path / "photo"
    photo.write_bytes(encoded(coffee(1200, 1200), "JPEG"))
    write_wav(tmp_path / "voice.wav", a_voice("any", [("กด", [0.3, 0.3])]))
    return Workspace({"photo": photo}, tmp_path)


def pictures(mp4: Path) -> list[str]:
    with av.open(str(mp4)) as file:
        return [sha256(frame.to_ndarray().tobytes()).hexdigest() for frame in file.decode(video=0)]


def test_an_edited_scene_costs_its_body_and_its_two_transitions_and_looks_as_if_all_was_made_anew(
    workspace: Workspace, encodes: list[Path]
) -> None:
    workspace.render(workspace.board(SCENES))
    assert len(encodes) == len(cut_into_segments(workspace.board(SCENES))) == 7
    encodes.clear()

    edited = pictures(workspace.render(workspace.board(ONE_EDITED)))
    assert len(encodes) == 3

    assert edited == pictures(workspace.render(workspace.board(ONE_EDITED), cache="an empty one"))


def test_what_is_heard_is_mixed_anew_without_a_single_encode(workspace: Workspace, encodes: list[Path]) -> None:
    board = workspace.board(SCENES[:2])
    first = workspace.render(board).read_bytes()
    encodes.clear()
    write_wav(workspace.folder / "voice.wav", a_voice("any", [("กด", [0.2, 0.1])]))

    assert workspace.render(board).read_bytes() != first
    assert encodes == []


def test_poster_and_sheet_of_kept_pieces_show_what_those_of_drawn_frames_show(workspace: Workspace) -> None:
    board, names = workspace.board(SCENES[:2]), ("poster.jpg", "sheet.jpg")
    workspace.render(board)
    drawn = [np.asarray(Image.open(workspace.folder / "out" / name), int) for name in names]

    workspace.render(board)

    for name, one in zip(names, drawn, strict=True):
        assert np.abs(one - np.asarray(Image.open(workspace.folder / "out" / name), int)).mean() < 3


def test_another_photo_under_the_same_key_is_another_piece(workspace: Workspace, encodes: list[Path]) -> None:
    board = workspace.board(SCENES[:1])
    workspace.render(board)
    workspace.photos["photo"].write_bytes(encoded(coffee(1200, 1201), "JPEG"))

    workspace.render(board)

    assert len(encodes) == 2


def test_a_render_that_was_cut_off_goes_on_after_its_last_finished_piece(
    workspace: Workspace, encodes: list[Path]
) -> None:
    board = workspace.board(SCENES)
    with pytest.raises(Conflict):
        workspace.render(board, stop_at=0.4)
    assert not list((workspace.folder / "out").iterdir())
    kept = len(list((workspace.folder / "cache").iterdir()))
    encodes.clear()

    workspace.render(board)

    assert kept >= 2
    assert len(encodes) == 7 - kept


def test_a_disk_that_is_full_while_a_scene_is_made_is_told_and_leaves_nothing_behind(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "ffmpeg"
    program.write_text(f'#!/bin/sh\nulimit -f 100\nexec {ffmpeg()} "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(encoder, "ffmpeg", lambda: str(program))

    with pytest.raises(Transient) as caught:
        workspace.render(workspace.board(SCENES[:2]))

    assert caught.value.code == "scene_failed"
    assert caught.value.facts["scene"] in {"scene-0", "scene-1"}
    assert not list((workspace.folder / "out").iterdir())
    assert not list((workspace.folder / "cache").iterdir())


def test_a_disk_without_room_for_the_sound_is_told_and_leaves_no_video(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(renderer, "write_soundtrack", no_room)

    with pytest.raises(Transient) as caught:
        workspace.render(workspace.board(SCENES[:1]))

    assert caught.value.code == "disk_full"
    assert not list((workspace.folder / "out").iterdir())


def test_a_hundred_and_twenty_pieces_join_without_a_gap(tmp_path: Path) -> None:
    frames = [1 + nth % 4 for nth in range(120)]
    by_length = {count: tmp_path / f"{count}.mp4" for count in range(1, 5)}
    for count, mp4 in by_length.items():
        run("-f", "lavfi", "-i", "testsrc=s=64x64:r=30", "-frames:v", str(count), "-c:v", "libx264", mp4)
    run("-f", "lavfi", "-i", "anullsrc=r=48000:cl=mono", "-t", str(sum(frames) / 30), tmp_path / "silence.m4a")
    starts = accumulate(frames, initial=0)
    segments = [EncodedSegment(by_length[count], start, count) for start, count in zip(starts, frames, strict=False)]

    join(segments, 30, tmp_path / "silence.m4a", tmp_path / "all.mp4")

    with av.open(str(tmp_path / "all.mp4")) as file:
        times = [float(frame.pts * frame.time_base) for frame in file.decode(video=0)]  # type: ignore[operator]
    assert times == pytest.approx([number / 30 for number in range(sum(frames))])
