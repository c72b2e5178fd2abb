"""Small example videos for a landing page, in place of the ones the product makes in minutes."""

from io import BytesIO

import boto3
from PIL import Image

from makeafvdo.domain.videos.examples import EXAMPLES_KEY, Example, Examples
from tests.support.tiny_video import tiny_video

_NAMES = ("chair", "vase", "lamp", "table")


def put_example_videos(bucket: str) -> None:
    """Before the first page is served: the web function reads the list once a process."""
    s3, poster = boto3.client("s3"), BytesIO()
    Image.new("RGB", (360, 640), "teal").save(poster, "JPEG")
    for name in _NAMES:
        s3.put_object(
            Bucket=bucket,
            Key=f"examples/{name}.mp4",
            Body=tiny_video(width=360, height=640),
            ContentType="video/mp4",
        )
        s3.put_object(Bucket=bucket, Key=f"examples/{name}.jpg", Body=poster.getvalue(), ContentType="image/jpeg")
    examples = Examples(examples=tuple(Example(name=name, th=f"วิดีโอ {name}", en=f"A {name}") for name in _NAMES))
    s3.put_object(
        Bucket=bucket, Key=EXAMPLES_KEY, Body=examples.model_dump_json().encode(), ContentType="application/json"
    )
