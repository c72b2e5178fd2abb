"""Notices to the marketer that follow from a finished file."""

from typing import Any

from makeafvdo.domain.messages import MESSAGES, BilingualText
from makeafvdo.domain.storyboards.material_notices import material_notices
from makeafvdo.domain.storyboards.storyboard import Note, NoteKind, PhotoFacts
from makeafvdo.domain.videos.facts import VideoFacts
from makeafvdo.domain.videos.notices import notices_of
from makeafvdo.domain.videos.videos import Problem
from tests.support.products import a_product
from tests.unit.renderer.render_harness import a_board, a_voice
from tests.unit.videos.conftest import a_video


def facts(**changes: Any) -> VideoFacts:  # noqa: ANN401
    fields = {"container": "mp4", "video_codec": "h264", "audio_codec": "aac", "pixel_format": "yuv420p",
              "color_space": "bt709", "fps": 30, "width": 1080, "height": 1920, "seconds": 15, "bytes": 1,
              "sha256": "a" * 64, "has_faststart": True}  # fmt: skip
    return VideoFacts.model_validate(fields | changes)


def test_a_video_of_stills_says_how_to_film_a_clip() -> None:
    (notice,) = notices_of(a_video(notices=facts(stills_only=True).notices))

    said = MESSAGES[notice.code].filled(**notice.facts)
    assert notice.code == "stills_only"
    assert "3 วินาที" in said["next_th"]
    assert "3 seconds" in said["next_en"]


def test_a_video_with_a_clip_says_nothing_of_stills_and_names_what_was_left_out() -> None:
    left_out = Problem(code="not_a_clip", facts={"nth": 2})

    assert facts(left_out=(left_out,)).notices == (left_out,)
    assert facts().notices == ()


def test_an_edit_that_overtakes_the_file_silences_what_was_said_of_it() -> None:
    assert list(notices_of(a_video(notices=facts(stills_only=True).notices, stale_from="render"))) == []


def noted(kind: NoteKind, *sources: str) -> BilingualText:
    """What the marketer reads of photos `a`, `b`, `c` and clips `d`, `e`."""
    board = a_board([a_voice("hook", [("คำ", [1.0])])], [PhotoFacts(key="a", width=2000, height=3000)])
    notes = tuple(Note(kind=kind, source=source) for source in sources)
    product = a_product(photos=("a", "b", "c"), clips=("d", "e"))
    file_facts = facts(noted=tuple(material_notices(board.model_copy(update={"notes": notes}), product)))
    (notice,) = notices_of(a_video(notices=file_facts.notices))
    return MESSAGES[notice.code].filled(**notice.facts)


def test_photos_and_clips_that_are_noted_go_by_their_numbers() -> None:
    left_out, written = noted(NoteKind.PHOTO_LEFT_OUT, "c"), noted(NoteKind.PHOTO_HAS_WRITING, "b", "a")
    soft_photos, soft_clip = noted(NoteKind.PHOTO_ENLARGED, "a", "b", "c"), noted(NoteKind.CLIP_ENLARGED, "e")

    assert left_out["th"].startswith("เปิดรูปที่ 3 ไม่ได้")
    assert left_out["en"].startswith("Photo 3 could not be opened")
    assert "รูปที่ 1 และ 2 " in written["th"]
    assert written["en"].startswith("Photos 1 and 2 stayed out")
    assert soft_photos["th"].startswith("รูปที่ 1, 2 และ 3 เล็กเกินไป")
    assert soft_photos["en"].startswith("Photos 1, 2 and 3 had to be enlarged")
    assert "คลิปที่ 2 " in soft_clip["th"]
    assert soft_clip["en"].startswith("Clip 2 had to be enlarged")


def test_a_storyboard_without_notes_says_nothing() -> None:
    board = a_board([a_voice("hook", [("คำ", [1.0])])], [PhotoFacts(key="a", width=2000, height=3000)])

    assert list(material_notices(board, a_product(photos=("a",)))) == []
