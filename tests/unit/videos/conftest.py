"""The Videos, Cache and Sends tables and the media bucket on moto, with a settable clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from moto import mock_aws
from types_boto3_dynamodb.service_resource import Table

from functions.script.app import handler as script_task
from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.tables.cache import CacheTable
from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.adapters.thai_words import segment
from makeafvdo.bootstrap import Container
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.videos import Video
from makeafvdo.services.scripts.write_script import write_script
from tests.support.composing import composer_of, pace_of, remembering_composer
from tests.support.products import a_product
from tests.support.settings import NO_SETTINGS
from tests.support.tiktok_harness import facts_of, s3, table_of_template

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def a_video(**changes: Any) -> Video:  # noqa: ANN401
    """Settled at READY, unless `changes` say otherwise."""
    fields: dict[str, Any] = {
        "user_id": "mali", "video_id": "01jd000000000000000000000a", "state": "READY", "run": 3, "in_run": False,
        "from_step": "voice", "until": "ready", "link": "https://shopee.co.th/x-i.1.2", "title": "เก้าอี้นั่งสบาย",
        "mp4_key": "video.mp4", "facts_key": "video.json", "mp4_sha256": "a" * 64, "created_at": NOW, "changed_at": NOW,
        "expires_at": int((NOW + timedelta(days=90)).timestamp()),
    }  # fmt: skip
    return Video.model_validate(fields | changes)


@dataclass
class Desk:
    tables: dict[str, Table]
    now: datetime = NOW

    def __post_init__(self) -> None:
        self.videos = VideosTable(self.tables["Videos"], self.clock)
        self.cache = CacheTable(self.tables["Cache"], self.clock)
        self.sends = SendsTable(self.tables["Sends"], self.clock)
        self.media = S3Media(s3(), "media")
        self.artifacts = Artifacts(self.media)
        self.intake = S3Media(s3(), "intake")

    @property
    def saving(self) -> dict[str, Any]:
        """What a save of the script is made with."""
        return {
            "videos": self.videos,
            "artifacts": self.artifacts,
            "segment": segment,
            "now": self.now,
        }

    def clock(self) -> datetime:
        return self.now

    def put(self, video: Video, product: Product | None = None) -> Video:
        """The video's row, and its files: the MP4 that it names, and `product`."""
        if product is not None:
            self.media.put_json(f"{video.prefix}/product.json", product)
            self.media.put_bytes("video.mp4", b"an MP4", "video/mp4")
            self.media.put_json("video.json", facts_of(sha256="a" * 64))
        return self.videos.create(video)

    def written(self, video: Video) -> Script:
        return write_script(video, artifacts=self.artifacts, composer=remembering_composer(), pace_of=pace_of)

    def script_step(self, video: Video) -> None:
        """The state machine's script task of the run `video` is in."""
        run = {"user_id": video.user_id, "video_id": video.video_id, "run": video.run}
        parts = Container(
            NO_SETTINGS,
            videos=self.videos,
            artifacts=self.artifacts,
            composer=composer_of(),
            voices=SimpleNamespace(syllables_a_second=pace_of),
        )
        script_task.run(run | {"from": video.from_step, "until": video.until}, parts)

    def with_script(self, product: Product | None = None, **changes: Any) -> tuple[Video, Script]:  # noqa: ANN401
        video = self.put(a_video(**{"options": Options(seconds=30), **changes}), product or a_product())
        return video, self.written(video)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with mock_aws():
        s3().create_bucket(Bucket="media", CreateBucketConfiguration={"LocationConstraint": "ap-southeast-1"})
        tables = {name: table_of_template(name) for name in ("Videos", "Cache", "Sends")}

        yield Desk(tables)
