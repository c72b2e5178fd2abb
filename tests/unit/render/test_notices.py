"""What a finished file has its marketer told."""

from typing import Any

from makeafvdo.domain.notices import notices_of
from makeafvdo.domain.sentences import SENTENCES
from makeafvdo.domain.video_facts import VideoFacts
from makeafvdo.domain.videos import Problem
from tests.unit.studio.conftest import a_video


def facts(**changes: Any) -> VideoFacts:  # noqa: ANN401
    fields = {"container": "mp4", "video_codec": "h264", "audio_codec": "aac", "pixel_format": "yuv420p",
              "color_space": "bt709", "fps": 30, "width": 1080, "height": 1920, "seconds": 15, "bytes": 1,
              "sha256": "a" * 64, "has_faststart": True}  # fmt: skip
    return VideoFacts.model_validate(fields | changes)


def test_a_video_of_stills_says_how_to_film_a_clip() -> None:
    (notice,) = notices_of(a_video(notices=facts(stills_only=True).notices))

    said = SENTENCES[notice.code].spoken(**notice.facts)
    assert notice.code == "stills_only"
    assert "3 วินาที" in said["next_th"]
    assert "3 seconds" in said["next_en"]


def test_a_video_with_a_clip_says_nothing_of_stills_and_names_what_was_left_out() -> None:
    left_out = Problem(code="not_a_clip", facts={"nth": 2})

    assert facts(left_out=(left_out,)).notices == (left_out,)
    assert facts().notices == ()
