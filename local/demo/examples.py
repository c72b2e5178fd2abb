"""The landing page's example videos: made once by the product itself, kept under .local, uploaded to a media bucket.

`make up` does all of it for the local stack; `make examples BUCKET=<name>` puts the kept ones into a deployed stage's.
"""

import sys
import time
from typing import NamedTuple

import boto3
import requests
from botocore.exceptions import ClientError

from local.demo.marketer import Marketer, new_marketer
from local.paths import HOME
from local.shops.catalogue.catalogue import demo_links
from local.stack.processes import StackError
from local.stack.stack import Stack
from makeafvdo.domain.videos.examples import EXAMPLES_KEY, Example, Examples

KEPT = HOME / "examples"
_POLL_EVERY_S = 1
_TIMEOUT_S = 300


class _Recipe(NamedTuple):
    link_of: str
    style: str
    th: str
    en: str


_RECIPES = (
    _Recipe("tiktok cream-wingback", "bold", "เก้าอี้อาร์มแชร์ · สไตล์ตัวใหญ่", "An armchair · bold style"),
    _Recipe("tiktok cognac-leather", "catalogue", "เก้าอี้เลานจ์ · สไตล์แคตตาล็อก", "A lounge chair · catalogue style"),
    _Recipe("tiktok wooden-floor", "magazine", "โคมไฟตั้งพื้น · สไตล์นิตยสาร", "A floor lamp · magazine style"),
)


def place_examples(stack: Stack) -> None:
    """Examples in the local stack's bucket; made first where nobody has yet. Repeated: nothing happens.

    A stack works without them: where they cannot be made, a line is printed.
    """
    bucket = stack.outputs["MediaBucket"]
    if _are_placed(bucket):
        return
    if not (KEPT / "examples.json").exists():
        began = time.monotonic()
        print("  making three example videos for the landing page, once", flush=True)
        try:
            _make(stack)
        except StackError as error:
            print(f"  the landing page goes without: {error}")
            return
        print(f"  made in {time.monotonic() - began:.0f} s", flush=True)
    put_examples(bucket)


def put_examples(bucket: str) -> None:
    """The kept files into a bucket; the list goes last, so that a page never names a file that is not there."""
    s3 = boto3.client("s3")
    kinds = {".mp4": "video/mp4", ".jpg": "image/jpeg", ".json": "application/json"}
    for path in sorted(KEPT.iterdir(), key=lambda path: path.suffix == ".json"):
        s3.upload_file(str(path), bucket, f"examples/{path.name}", ExtraArgs={"ContentType": kinds[path.suffix]})


def _are_placed(bucket: str) -> bool:
    try:
        boto3.client("s3").head_object(Bucket=bucket, Key=EXAMPLES_KEY)
    except ClientError:
        return False
    return True


def _make(stack: Stack) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    marketer = new_marketer(stack, "examples@makeafvdo.test")
    examples = [_make_example(marketer, nth) for nth in range(len(_RECIPES))]
    (KEPT / "examples.json").write_text(Examples(examples=tuple(examples)).model_dump_json())


def _make_example(marketer: Marketer, nth: int) -> Example:
    recipe, name = _RECIPES[nth], str(nth + 1)
    link = next(link for what, link in demo_links() if what.startswith(recipe.link_of))
    started = marketer.start(link, "ready", options={"seconds": 15, "style": recipe.style})
    video = wait_until_ready(marketer, started["video_id"])
    for kind, address in (("mp4", video["mp4_url"]), ("jpg", video["poster_url"])):
        (KEPT / f"{name}.{kind}").write_bytes(requests.get(address, timeout=60).content)
    return Example(name=name, th=recipe.th, en=recipe.en)


def wait_until_ready(marketer: Marketer, video_id: str) -> dict[str, str]:
    deadline = time.monotonic() + _TIMEOUT_S
    while time.monotonic() < deadline:
        video = marketer.video(video_id)
        if video["state"] == "READY":
            return video
        if not video["in_run"]:
            break
        time.sleep(_POLL_EVERY_S)
    raise StackError(f"An example video did not get made ({video['state']}); see `make logs`.")


def main(arguments: list[str]) -> int:
    if not arguments or not arguments[0] or not (KEPT / "examples.json").exists():
        print("make up first (it makes the examples), then: make examples BUCKET=<the stage's MediaBucket>")
        return 2
    put_examples(arguments[0])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
