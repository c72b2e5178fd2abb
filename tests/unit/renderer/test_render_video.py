from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from makeafvdo.adapters.artifacts import Artifacts, VideoFiles
from makeafvdo.adapters.renderer.render import render as render_it
from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.domain.errors import NeedsInput, Permanent, Transient
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.storyboards.storyboard import Storyboard
from makeafvdo.domain.videos.facts import VideoFacts
from makeafvdo.domain.videos.options import Options
from makeafvdo.services.production.render_video import Render, SharedRender, render_video
from tests.support.products import a_product
from tests.unit.renderer.filmed_clips import a_clip
from tests.unit.renderer.render_harness import a_script, a_voice, coffee, encoded, on_screen, write_wav
from tests.unit.renderer.test_encoder import a_dying_ffmpeg

PREFIX = "users/u/videos/v"
VOICES = [a_voice("hook", [("กาแฟ", [0.3, 0.3])])]
PRODUCT = a_product(photos=("photos/broken", "photos/good"))
SQUARE = Options(format="1:1")


class Bucket:
    """The media bucket with a product's photos and voices in it."""

    voices = VOICES

    def __init__(self, folder: Path) -> None:
        self._client = boto3.client("s3", region_name="ap-southeast-1")
        self._client.create_bucket(Bucket="media", CreateBucketConfiguration={"LocationConstraint": "ap-southeast-1"})
        self.media = S3Media(self._client, "media")
        self.artifacts = Artifacts(self.media)
        self.media.put_bytes("photos/broken", b"", "image/jpeg")
        self.media.put_bytes("photos/good", encoded(coffee(600, 600), "JPEG"), "image/jpeg")
        for voice in self.voices:
            self.media.upload(write_wav(folder / "voice.wav", voice), voice.audio_key, "audio/wav")

    def render(self, **order: Any) -> VideoFiles:  # noqa: ANN401 (as `make`)
        made = self.make(**order)
        assert isinstance(made, VideoFiles)
        return made

    def make(
        self,
        *,
        product: Product = PRODUCT,
        price: str = "฿199",
        options: Options = SQUARE,
        music: str | None = None,
        lanes: int = 1,
        render: Render = render_it,
    ) -> VideoFiles | SharedRender:
        script = a_script(self.voices, on_screen(price=price))
        order = product, script, self.voices, options, lambda _share: None, music, lanes
        return render_video(self.artifacts, PREFIX, *order, render=render)

    def spoil(self, part: str) -> list[str]:
        """Garbage in place of what is under the prefix and has `part` in its key."""
        listed = self._client.list_objects_v2(Bucket="media", Prefix=PREFIX).get("Contents", [])
        keys = [item["Key"] for item in listed if part in item["Key"]]
        for key in keys:
            self.media.put_bytes(key, b"garbage", "application/octet-stream")
        return keys

    def forget(self) -> None:
        """All that was made."""
        for key in self.media.list_keys(PREFIX):
            self.media.delete(key)

    @property
    def pieces(self) -> list[str]:
        return [key for key in self.media.list_keys(f"{PREFIX}/pieces/") if key.endswith(".mp4")]

    @property
    def written(self) -> list[str]:
        listed = self._client.list_objects_v2(Bucket="media", Prefix=PREFIX).get("Contents", [])
        return [item["Key"] for item in listed if "/pieces/" not in item["Key"]]


@pytest.fixture
def bucket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        yield Bucket(tmp_path)


def test_a_finished_video_is_five_objects_that_agree(bucket: Bucket) -> None:
    files = bucket.render()

    assert sorted(bucket.written) == sorted([files.mp4, files.poster, files.sheet, files.storyboard, files.facts_key])
    assert bucket.media.get_json(files.facts_key, VideoFacts) == files.facts
    assert len(bucket.media.get_bytes(files.mp4)) == files.facts.bytes
    board = bucket.media.get_json(files.storyboard, Storyboard)
    assert {shot.source for shot in board.shots} == {"photos/good"}
    noted = [(notice.code, notice.facts) for notice in files.facts.noted]
    assert noted == [("photo_left_out", {"photos": (1,)}), ("photo_enlarged", {"photos": (2,)})]


def test_what_is_already_made_is_returned_without_rendering(bucket: Bucket) -> None:
    first = bucket.render()

    assert bucket.render(render=lambda *_: pytest.fail("rendered again")) == first


@pytest.mark.parametrize("change", [{"price": "฿149"}, {"options": Options(format="16:9")}])
def test_another_input_is_another_video(bucket: Bucket, change: dict[str, object]) -> None:
    first = bucket.render()

    second = bucket.render(**change)

    assert second.mp4 != first.mp4
    assert len(bucket.written) == 10


def test_a_length_once_wished_for_does_not_make_another_video(bucket: Bucket) -> None:
    assert bucket.render(options=Options(format="1:1", seconds=20)) == bucket.render(
        options=Options(format="1:1", seconds=45)
    )


def test_without_a_usable_photo_nothing_is_written(bucket: Bucket) -> None:
    with pytest.raises(NeedsInput) as caught:
        bucket.render(product=a_product(photos=("photos/broken",)))

    assert (caught.value.code, caught.value.missing) == ("no_usable_photo", ("photos",))
    assert bucket.written == []


def test_without_photos_a_clip_will_do_and_what_cannot_be_shown_is_told(bucket: Bucket, tmp_path: Path) -> None:
    bucket.media.upload(a_clip(tmp_path / "clip.mp4", coffee(320, 400)), "clips/good", "video/mp4")
    bucket.media.put_bytes("clips/broken", b"", "video/mp4")

    files = bucket.render(product=a_product(photos=(), clips=("clips/broken", "clips/good")))

    board = bucket.media.get_json(files.storyboard, Storyboard)
    facts = bucket.media.get_json(files.facts_key, VideoFacts)
    assert {shot.source for shot in board.shots} == {"clips/good"}
    assert facts == files.facts
    assert not facts.stills_only
    assert [(problem.code, problem.facts) for problem in facts.left_out] == [("clip_unreadable", {"clip": 1})]


def test_music_that_is_none_stops_the_video_before_anything_is_written(bucket: Bucket) -> None:
    bucket.media.put_bytes("music/song", b"no music", "audio/mpeg")

    with pytest.raises(Permanent) as caught:
        bucket.render(options=Options(format="1:1", music="0" * 26), music="music/song")

    assert caught.value.code == "music_unreadable"
    assert bucket.written == []


def test_a_video_of_photos_says_that_it_has_only_stills(bucket: Bucket) -> None:
    assert bucket.render().facts.stills_only


def test_a_render_that_fails_publishes_nothing(bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_dying_ffmpeg(tmp_path, monkeypatch, "Killed")

    with pytest.raises(Transient):
        bucket.render()

    assert bucket.written == []


@pytest.mark.parametrize("name", ["video.json", "video.mp4"])
def test_a_video_that_reads_no_more_is_made_again(bucket: Bucket, name: str) -> None:
    first = bucket.render()
    assert bucket.spoil(name)

    assert bucket.render() == first
    assert len(bucket.media.get_bytes(first.mp4)) == first.facts.bytes


def test_a_segment_that_reads_no_more_is_encoded_again(bucket: Bucket, caplog: pytest.LogCaptureFixture) -> None:
    first = bucket.render()
    spoilt = bucket.spoil("/pieces/")
    bucket.spoil("video.json")

    again = bucket.render()

    assert (spoilt != [], again) == (True, first)
    assert {record.key for record in caplog.records if record.message == "artifact_unreadable"} >= set(spoilt)  # type: ignore[attr-defined]
