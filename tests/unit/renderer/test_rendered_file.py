"""One short video, and what its file itself says."""

import hashlib
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import av
import numpy as np
import pytest
from PIL import Image

from makeafvdo.adapters.renderer.audio.loudness import measure_loudness
from makeafvdo.adapters.renderer.encode.ffmpeg import read_stderr
from makeafvdo.adapters.renderer.image.photos import usable_photos
from makeafvdo.adapters.renderer.image.pixels import hex_to_rgb
from makeafvdo.adapters.renderer.image.yuv import Pixels
from makeafvdo.adapters.renderer.render import RenderedVideo, render
from makeafvdo.adapters.renderer.segment_cache import FolderSegmentCache
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.domain.errors import Invalid, Transient
from makeafvdo.domain.storyboards.layout import Box
from makeafvdo.domain.storyboards.segments import cut_into_segments
from makeafvdo.domain.storyboards.storyboard import Framing, Storyboard
from tests.unit.renderer.render_harness import MAPS, a_ball, a_board, a_voice, coffee, encoded, on_screen, write_wav
from tests.unit.renderer.test_encoder import a_dying_ffmpeg

VOICES = [
    a_voice("hook", [("หยุดก่อน! ญาติผู้ใหญ่", [0.3, 0.3, 0.3, 0.3, 0.3])]),
    a_voice("end", [("กดตะกร้า เลยค่ะ", [0.3, 0.3, 0.3, 0.3])]),
]


class Sources(NamedTuple):
    board: Storyboard
    photos: Mapping[str, Path]
    sounds: Mapping[str, Path]


class Made(NamedTuple):
    board: Storyboard
    video: RenderedVideo
    progress: list[float]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Sources:
    folder = tmp_path_factory.mktemp("sources")
    pictures = {
        "photo": encoded(coffee(1200, 1800), "JPEG", quality=95),
        "cutout": encoded(a_ball(900, 900, "RGBA"), "PNG"),
    }
    photos = {key: folder / key for key in pictures}
    for key, path in photos.items():
        path.write_bytes(pictures[key])
    sounds = {voice.audio_key: write_wav(folder / f"{voice.scene_id}.wav", voice) for voice in VOICES}
    board = a_board(VOICES, usable_photos(photos, MAPS), on_screen(title="กาแฟคั่วสด", price="฿199"))
    return Sources(board, photos, sounds)


@pytest.fixture(scope="module")
def made(sources: Sources, tmp_path_factory: pytest.TempPathFactory) -> Made:
    progress: list[float] = []
    cache = FolderSegmentCache(tmp_path_factory.mktemp("cache"))
    video = render(*sources, tmp_path_factory.mktemp("made"), cache, progress.append)
    return Made(sources.board, video, progress)


@pytest.fixture(scope="module")
def pictures(made: Made) -> list[Pixels]:
    with av.open(str(made.video.mp4)) as file:
        return [np.asarray(frame.to_ndarray(format="rgb24"), np.uint8) for frame in file.decode(video=0)]


def test_the_file_is_what_tiktok_takes(made: Made) -> None:
    with av.open(str(made.video.mp4)) as file:
        stream = file.streams.video[0]
        codec = stream.codec_context

        assert (codec.name, codec.profile, codec.pix_fmt) == ("h264", "High", "yuv420p")
        assert (stream.width, stream.height) == (1080, 1920)
        assert stream.average_rate == Fraction(30)
        assert [codec.colorspace, codec.color_primaries, codec.color_trc] == [1, 1, 1]  # 1: ITU-R BT.709
        assert codec.color_range == 1  # limited
        assert file.streams.audio[0].codec_context.name == "aac"
        assert file.streams.audio[0].codec_context.sample_rate == 48_000


def test_it_has_every_planned_frame_and_as_much_sound(made: Made, pictures: list[Pixels]) -> None:
    assert len(pictures) == made.board.frames
    with av.open(str(made.video.mp4)) as file:
        assert sum(frame.samples for frame in file.decode(audio=0)) / 48_000 == pytest.approx(
            made.board.seconds, abs=0.05
        )


def test_its_facts_are_read_back_from_the_file(made: Made) -> None:
    body, facts = made.video.mp4.read_bytes(), made.video.facts

    assert facts.sha256 == hashlib.sha256(body).hexdigest()
    assert facts.bytes == len(body)
    assert (facts.container, facts.video_codec, facts.audio_codec) == ("mp4", "h264", "aac")
    assert (facts.width, facts.height, facts.fps) == (1080, 1920, 30)
    assert (facts.pixel_format, facts.color_space) == ("yuv420p", "bt709")
    assert facts.seconds == pytest.approx(made.board.seconds, abs=0.05)
    assert facts.has_faststart
    assert body.index(b"moov") < body.index(b"mdat")


def test_it_is_as_loud_as_tiktok_plays_it(made: Made) -> None:
    heard = measure_loudness(made.video.mp4)

    assert heard.integrated == pytest.approx(-14, abs=0.5)
    assert heard.peak <= -1


def test_the_hook_is_read_from_the_first_frame_and_the_last_caption_to_the_last(
    made: Made, pictures: list[Pixels]
) -> None:
    style = load_style("clean")
    layout = style.layout["9:16"]

    def marked(frame: int, box: Box, colour: str) -> int:
        part = pictures[frame][box.y : box.bottom, box.x : box.right].astype(int)
        return int((np.abs(part - hex_to_rgb(colour)).max(axis=-1) < 50).sum())

    hook, last = made.board.captions
    for frame in (0, hook.end_frame - 1):
        assert marked(frame, layout.opening.captions, style.opening.captions.spoken.fill) > 800
    for frame in (last.start_frame + 6, made.board.frames - 1):
        assert marked(frame, layout.captions, style.captions.spoken.fill) > 800
    assert marked(last.start_frame - 3, layout.captions, style.captions.spoken.fill) < 100


def test_colours_of_the_photo_survive(made: Made, pictures: list[Pixels]) -> None:
    shot = next(shot for shot in made.board.shots if shot.source == "cutout" and shot.framing is Framing.STUDIO)
    stage = load_style("clean").layout["9:16"].of_scene(is_opening=shot.is_opening).stage
    ball = pictures[shot.end_frame - 6][stage.y + stage.height // 2, stage.x + stage.width // 2].astype(int)

    assert np.abs(ball - (200, 30, 30)).max() < 12


def test_the_poster_is_a_picture_of_the_video(made: Made, pictures: list[Pixels]) -> None:
    with Image.open(made.video.poster) as poster:
        assert (poster.format, poster.size) == ("JPEG", (1080, 1920))
        difference = np.abs(np.asarray(poster, int) - pictures[45]).mean()

    assert difference < 3


def test_progress_is_told_for_every_piece(made: Made) -> None:
    assert len(made.progress) == len(cut_into_segments(made.board))
    assert made.progress == sorted(made.progress)
    assert made.progress[-1] == 1


def test_the_contact_sheet_is_ten_pictures_of_the_video_in_order(made: Made, pictures: list[Pixels]) -> None:
    with Image.open(made.video.sheet) as sheet:
        assert (sheet.format, sheet.size) == ("JPEG", (5 * 216, 2 * 384))
        shown = np.asarray(sheet, int)
    last = Image.fromarray(pictures[19 * made.board.frames // 20]).resize((216, 384))

    assert np.abs(shown[384:, -216:] - np.asarray(last, int)).mean() < 8


def test_every_frame_comes_a_thirtieth_of_a_second_after_the_one_before(made: Made) -> None:
    with av.open(str(made.video.mp4)) as file:
        times = sorted(packet.pts * packet.time_base for packet in file.demux(video=0) if packet.pts is not None)

    assert times == [Fraction(number, 30) for number in range(made.board.frames)]


def test_sound_and_pictures_are_equally_long(made: Made) -> None:
    with av.open(str(made.video.mp4)) as file:
        lengths = [float(stream.duration * stream.time_base) for stream in file.streams]  # type: ignore[operator]

    assert abs(lengths[0] - lengths[1]) <= 1 / 30


def test_a_player_may_jump_to_the_start_of_any_piece(made: Made) -> None:
    with av.open(str(made.video.mp4)) as file:
        keys = {packet.pts * packet.time_base for packet in file.demux(video=0) if packet.is_keyframe}  # type: ignore[operator]

    assert keys >= {Fraction(segment.start_frame, 30) for segment in cut_into_segments(made.board)}


def test_a_strict_decoder_has_nothing_to_say_against_it(made: Made) -> None:
    log = read_stderr("-v", "error", "-err_detect", "explode", "-i", made.video.mp4, "-f", "null", "-")

    assert log == ""


def test_an_encoder_that_dies_is_told_with_scene_and_second_and_leaves_nothing(
    sources: Sources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs, out = tmp_path / "programs", tmp_path / "out"
    programs.mkdir()
    out.mkdir()
    a_dying_ffmpeg(programs, monkeypatch, "Out of memory")

    with pytest.raises(Transient) as caught:
        render(*sources, out, FolderSegmentCache(tmp_path), lambda _share: None)

    assert caught.value.code == "scene_failed"
    second = int(caught.value.facts["second"])
    assert second in range(3), "of the pieces that are drawn at once, any may be the first that dies"
    assert caught.value.facts == {
        "scene": sources.board.scene_at(second * sources.board.fps),
        "second": second,
        "detail": "Out of memory",
    }
    assert not list(out.iterdir())


def test_a_style_nobody_declared_is_refused(sources: Sources, tmp_path: Path) -> None:
    board = sources.board.model_copy(update={"style": "sparkling"})

    with pytest.raises(Invalid) as caught:
        render(board, sources.photos, sources.sounds, tmp_path, FolderSegmentCache(tmp_path), lambda _share: None)

    assert caught.value.code == "unknown_style"
