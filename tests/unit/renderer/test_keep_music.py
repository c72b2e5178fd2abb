"""Music that was uploaded for a video."""

from collections.abc import Iterator
from datetime import UTC, datetime

import boto3
import pytest
from moto import mock_aws

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.domain.errors import Permanent
from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.videos import Step, Until, Video, VideoState
from makeafvdo.services.production.keep_music import keep_music

UPLOAD = "0" * 25 + "m"


@pytest.fixture
def buckets(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[S3Media, S3Media]]:
    """Intake, with the upload in it, and media."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        client = boto3.client("s3", region_name="us-east-1")
        for name in ("intake", "media"):
            client.create_bucket(Bucket=name)
        intake = S3Media(client, "intake")
        intake.put_bytes(f"u/uploads/{UPLOAD}", b"music", "audio/mpeg")
        yield intake, S3Media(client, "media")


def a_video(user_id: str = "u", music: str | None = UPLOAD) -> Video:
    return Video(
        user_id=user_id,
        video_id="v",
        state=VideoState.RENDERING,
        run=1,
        in_run=True,
        from_step=Step.RENDER,
        until=Until.READY,
        link="",
        options=Options(music=music),
        created_at=datetime(2026, 11, 23, tzinfo=UTC),
        changed_at=datetime(2026, 11, 23, tzinfo=UTC),
        expires_at=0,
    )


def test_music_is_kept_with_the_video_and_needs_its_upload_only_once(buckets: tuple[S3Media, S3Media]) -> None:
    intake, media = buckets

    key = keep_music(a_video(), intake=intake, media=media)

    assert key is not None
    assert media.get_bytes(key) == b"music"
    assert keep_music(a_video(), intake=media, media=media) == key


def test_a_video_without_music_needs_none(buckets: tuple[S3Media, S3Media]) -> None:
    intake, media = buckets

    assert keep_music(a_video(music=None), intake=intake, media=media) is None


def test_music_of_somebody_else_is_not_there(buckets: tuple[S3Media, S3Media]) -> None:
    intake, media = buckets

    with pytest.raises(Permanent) as caught:
        keep_music(a_video(user_id="other"), intake=intake, media=media)

    assert caught.value.code == "music_missing"
