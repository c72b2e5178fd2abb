"""A file is looked at before it goes to TikTok."""

import json
from typing import Any

import boto3

from tests.support.stack_harness import Bench


def test_a_file_tiktok_would_not_take_is_refused_by_us_with_the_reason(
    bench: Bench, made_video: dict[str, Any]
) -> None:
    video_id = bench.another(made_video)
    with_frame_rate(bench, video_id, 15)
    before = bench.drafts(made_video["mp4_sha256"])

    video = bench.send(video_id, made_video["mp4_sha256"])

    assert (video["state"], video["problem"]["code"]) == ("FAILED", "tiktok_frame_rate_check_failed")
    assert bench.drafts(made_video["mp4_sha256"]) == before


def with_frame_rate(bench: Bench, video_id: str, fps: int) -> None:
    """As if the renderer had written this of its file."""
    s3, bucket = boto3.client("s3"), bench.stack.outputs["MediaBucket"]
    key = bench.row(video_id)["facts_key"]
    facts = json.loads(s3.get_object(Bucket=bucket, Key=key)["Body"].read())
    s3.put_object(Bucket=bucket, Key=key, Body=json.dumps(facts | {"fps": fps}).encode())
