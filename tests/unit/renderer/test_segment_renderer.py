"""Pieces are made once, kept, found again, and joined without a trace."""

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
from makeafvdo.adapters.renderer import segment_renderer as pieces
from makeafvdo.adapters.renderer.encode import encoder
from makeafvdo.adapters.renderer.encode.encoder import Encoder
from makeafvdo.adapters.renderer.encode.ffmpeg import ffmpeg, run
from makeafvdo.adapters.renderer.encode.joining import Piece, join
from makeafvdo.adapters.renderer.image.photos import usable_photos
from makeafvdo.adapters.renderer.render import render
from makeafvdo.adapters.renderer.segment_cache import FolderShelf
from makeafvdo.domain.errors import Conflict, Transient
from makeafvdo.domain.storyboards.segments import cut
from makeafvdo.domain.storyboards.storyboard import Storyboard
from tests.unit.renderer.render_harness import a_board, a_voice, coffee, encoded, on_screen, write_wav

SCENES = [[0.2, 0.1], [0.2, 0.2], [0.1, 0.3], [0.2, 0.1]]
ONE_EDITED = [*SCENES[:1], [0.2, 0.2, 0.3], *SCENES[2:]]


class Desk(NamedTuple):
    """Photos and sounds, and a folder for each of shelf and results."""

    photos: Mapping[str, Path]
    folder: Path

    def board(self, scenes: Sequence[Sequence[float]]) -> Storyboard:
        voices = [a_voice(f"scene-{nth}", [("กด ตะกร้า", syllables)]) for nth, syllables in enumerate(scenes)]
        return a_board(voices, usable_photos(self.photos), on_screen(title="กาแฟคั่วสด"), "1:1")

    def render(self, board: Storyboard, shelf: str = "shelf", stop_at: float = 2.0) -> Path:
        out = self.folder / "out"
        for path in (self.folder / shelf, out):
            path.mkdir(exist_ok=True)
        sounds = {sound.audio_key: self.folder / "voice.wav" for sound in board.sounds}

        def progress(share: float) -> None:
            if share >= stop_at:
                raise Conflict("video_is_busy")

        return render(board, self.photos, sounds, out, FolderShelf(self.folder / shelf), progress).mp4


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    photo = tmp_path / "photo"
    photo.write_bytes(encoded(coffee(1200, 1200), "JPEG"))
    write_wav(tmp_path / "voice.wav", a_voice("any", [("กด", [0.3, 0.3])]))
    return Desk({"photo": photo}, tmp_path)


@pytest.fixture
def encodes(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was encoded since."""
    made: list[Path] = []

    def counted(mp4: Path, *rest: object) -> Encoder:
        made.append(mp4)
        return Encoder(mp4, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pieces, "Encoder", counted)
    return made


def pictures(mp4: Path) -> list[str]:
    with av.open(str(mp4)) as file:
        return [sha256(frame.to_ndarray().tobytes()).hexdigest() for frame in file.decode(video=0)]


def test_an_edited_scene_costs_its_body_and_its_two_transitions_and_looks_as_if_all_was_made_anew(
    desk: Desk, encodes: list[Path]
) -> None:
    desk.render(desk.board(SCENES))
    assert len(encodes) == len(cut(desk.board(SCENES))) == 7
    encodes.clear()

    edited = pictures(desk.render(desk.board(ONE_EDITED)))
    assert len(encodes) == 3

    assert edited == pictures(desk.render(desk.board(ONE_EDITED), shelf="an empty one"))


def test_what_is_heard_is_mixed_anew_without_a_single_encode(desk: Desk, encodes: list[Path]) -> None:
    board = desk.board(SCENES[:2])
    first = desk.render(board).read_bytes()
    encodes.clear()
    write_wav(desk.folder / "voice.wav", a_voice("any", [("กด", [0.2, 0.1])]))

    assert desk.render(board).read_bytes() != first
    assert encodes == []


def test_poster_and_sheet_of_kept_pieces_show_what_those_of_drawn_frames_show(desk: Desk) -> None:
    board, names = desk.board(SCENES[:2]), ("poster.jpg", "sheet.jpg")
    desk.render(board)
    drawn = [np.asarray(Image.open(desk.folder / "out" / name), int) for name in names]

    desk.render(board)

    for name, one in zip(names, drawn, strict=True):
        assert np.abs(one - np.asarray(Image.open(desk.folder / "out" / name), int)).mean() < 3


def test_another_photo_under_the_same_key_is_another_piece(desk: Desk, encodes: list[Path]) -> None:
    board = desk.board(SCENES[:1])
    desk.render(board)
    desk.photos["photo"].write_bytes(encoded(coffee(1200, 1201), "JPEG"))

    desk.render(board)

    assert len(encodes) == 2


def test_a_render_that_was_cut_off_goes_on_after_its_last_finished_piece(desk: Desk, encodes: list[Path]) -> None:
    board = desk.board(SCENES)
    with pytest.raises(Conflict):
        desk.render(board, stop_at=0.4)
    assert not list((desk.folder / "out").iterdir())
    kept = len(list((desk.folder / "shelf").iterdir()))
    encodes.clear()

    desk.render(board)

    assert kept >= 2
    assert len(encodes) == 7 - kept


def test_a_disk_that_is_full_while_a_scene_is_made_is_told_and_leaves_nothing_behind(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "ffmpeg"
    program.write_text(f'#!/bin/sh\nulimit -f 100\nexec {ffmpeg()} "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(encoder, "ffmpeg", lambda: str(program))

    with pytest.raises(Transient) as caught:
        desk.render(desk.board(SCENES[:2]))

    assert caught.value.code == "scene_failed"
    assert caught.value.facts["scene"] in {"scene-0", "scene-1"}
    assert not list((desk.folder / "out").iterdir())
    assert not list((desk.folder / "shelf").iterdir())


def test_a_disk_without_room_for_the_sound_is_told_and_leaves_no_video(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(renderer, "soundtrack", no_room)

    with pytest.raises(Transient) as caught:
        desk.render(desk.board(SCENES[:1]))

    assert caught.value.code == "disk_full"
    assert not list((desk.folder / "out").iterdir())


def test_a_hundred_and_twenty_pieces_join_without_a_gap(tmp_path: Path) -> None:
    frames = [1 + nth % 4 for nth in range(120)]
    by_length = {count: tmp_path / f"{count}.mp4" for count in range(1, 5)}
    for count, mp4 in by_length.items():
        run("-f", "lavfi", "-i", "testsrc=s=64x64:r=30", "-frames:v", str(count), "-c:v", "libx264", mp4)
    run("-f", "lavfi", "-i", "anullsrc=r=48000:cl=mono", "-t", str(sum(frames) / 30), tmp_path / "silence.m4a")
    starts = accumulate(frames, initial=0)
    pieces = [Piece(by_length[count], start, count) for start, count in zip(starts, frames, strict=False)]

    join(pieces, 30, tmp_path / "silence.m4a", tmp_path / "all.mp4")

    with av.open(str(tmp_path / "all.mp4")) as file:
        times = [float(frame.pts * frame.time_base) for frame in file.decode(video=0)]  # type: ignore[operator]
    assert times == pytest.approx([number / 30 for number in range(sum(frames))])
