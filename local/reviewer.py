"""make reviewer STAGE=staging: the account TikTok's reviewers sign in with, made anew at each call.

Two finished videos wait in it, made once by the product itself on the local stack and kept under .local. The draft in
the inbox is made by the reviewer, in the walk.
"""

import json
import multiprocessing
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import boto3
from ulid import ULID

from local.demo.examples import wait_until_ready
from local.demo.marketer import Marketer, new_marketer
from local.erasing import erase
from local.paths import HOME
from local.shops.catalogue.catalogue import demo_links
from local.stack import stack
from local.stack.deployed import Deployed, deployed
from local.stack.processes import StackError

EMAIL = "reviewer@makeafvdo.com"
KEPT = HOME / "reviewer"
_LIFE = timedelta(days=90)


class _Recipe(NamedTuple):
    link_of: str
    options: dict[str, Any]


_RECIPES = (
    _Recipe("tiktok cream-wingback", {"seconds": 20, "style": "clean", "captions_only": True}),
    _Recipe("tiktok wooden-floor", {"seconds": 15, "style": "magazine", "format": "1:1", "captions_only": True}),
)


class Credentials(NamedTuple):
    user_id: str
    email: str
    password: str


def make_reviewer(stage: str) -> tuple[Deployed, Credentials]:
    """The account with its two videos and nothing else. Raises StackError for prod, and where the stage is not up."""
    if stage == "prod":
        raise StackError("A reviewer's account belongs on staging, where a TikTok sandbox is connected.")
    if not (KEPT / "done").exists():
        _make_videos_apart()
    target = deployed(stage)
    if earlier := _user_id(target):
        erase(target, earlier)
    reviewer = _new_user(target)
    for folder in sorted(KEPT.glob("[0-9]")):
        _place(target, folder, reviewer.user_id)
    return target, reviewer


def _make_videos_apart() -> None:
    """In a process of its own: the local stack points the AWS clients of a process at itself for good."""
    process = multiprocessing.get_context("spawn").Process(target=_make_videos)
    process.start()
    process.join()
    if process.exitcode != 0:
        raise StackError("The reviewer's two videos could not be made on the local stack; see `make logs`.")


def _make_videos() -> None:
    began = time.monotonic()
    home = stack.up()
    marketer = new_marketer(home, "reviewer-videos@makeafvdo.test")
    print("  making the reviewer's two videos, once", flush=True)
    for nth, recipe in enumerate(_RECIPES, start=1):
        link = next(link for what, link in demo_links() if what.startswith(recipe.link_of))
        video = wait_until_ready(marketer, marketer.start(link, "ready", options=recipe.options)["video_id"])
        keep_video(home, marketer, video["video_id"], KEPT / str(nth))
    (KEPT / "done").touch()
    print(f"  made in {time.monotonic() - began:.0f} s", flush=True)


def keep_video(home: stack.Stack, marketer: Marketer, video_id: str, folder: Path) -> None:
    """The video's row and files, to be placed on any stage."""
    s3, bucket, user_id = boto3.client("s3"), home.outputs["MediaBucket"], marketer.get("/api/me")["user_id"]
    for name in _names(s3, bucket, f"users/{user_id}/videos/{video_id}/"):
        file = folder / "files" / name.partition("/videos/")[2]
        file.parent.mkdir(parents=True, exist_ok=True)
        s3.download_file(bucket, name, str(file))
    key = {"user_id": {"S": user_id}, "video_id": {"S": video_id}}
    row = boto3.client("dynamodb").get_item(TableName=home.outputs["VideosTable"], Key=key)["Item"]
    (folder / "row.json").write_text(json.dumps(row))


def _place(target: Deployed, folder: Path, user_id: str) -> None:
    """The kept row and files as this user's of today. Under a new id: runs are named by it, each name but once."""
    row = json.loads((folder / "row.json").read_text())
    made_by, made_as, now = row["user_id"]["S"], row["video_id"]["S"], datetime.now(UTC)
    video_id = str(ULID()).lower()

    def as_theirs(text: str) -> str:
        return text.replace(made_by, user_id).replace(made_as, video_id)

    for file in filter(Path.is_file, (folder / "files").rglob("*")):
        content = file.read_bytes()
        if file.suffix == ".json":
            content = as_theirs(content.decode()).encode()
        key = as_theirs(f"users/{user_id}/videos/{file.relative_to(folder / 'files')}")
        bucket = target.outputs["MediaBucket"]
        target.client("s3").put_object(Bucket=bucket, Key=key, Body=content, ContentType=_type_of(file))
    theirs = json.loads(as_theirs(json.dumps(row))) | {
        "created_at": {"S": now.isoformat()},
        "changed_at": {"S": now.isoformat()},
        "expires_at": {"N": str(int((now + _LIFE).timestamp()))},
    }
    target.client("dynamodb").put_item(TableName=target.outputs["VideosTable"], Item=theirs)


def _type_of(file: Path) -> str:
    return {".mp4": "video/mp4", ".jpg": "image/jpeg", ".json": "application/json", ".wav": "audio/wav"}.get(
        file.suffix, "application/octet-stream"
    )


def _user_id(target: Deployed) -> str | None:
    cognito = target.client("cognito-idp")
    with suppress(cognito.exceptions.UserNotFoundException):
        found = cognito.admin_get_user(UserPoolId=target.outputs["UserPoolId"], Username=EMAIL)
        return str(next(each["Value"] for each in found["UserAttributes"] if each["Name"] == "sub"))
    return None


def _new_user(target: Deployed) -> Credentials:
    cognito, pool = target.client("cognito-idp"), target.outputs["UserPoolId"]
    password = f"{secrets.token_urlsafe(12)}aA1-"
    cognito.admin_create_user(UserPoolId=pool, Username=EMAIL, MessageAction="SUPPRESS")
    cognito.admin_set_user_password(UserPoolId=pool, Username=EMAIL, Password=password, Permanent=True)
    user_id = _user_id(target)
    if user_id is None:
        raise StackError("The user pool did not keep the reviewer's account.")
    return Credentials(user_id, EMAIL, password)


def _names(s3: Any, bucket: str, prefix: str) -> Iterator[str]:  # noqa: ANN401 (a boto3 client)
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix):
        yield from (each["Key"] for each in page.get("Contents", ()))


def main(arguments: list[str]) -> int:
    try:
        target, reviewer = make_reviewer(*arguments)
    except StackError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"""
For TikTok's review form:
  Website        {target.base_url}/
  Walkthrough    {target.base_url}/review  (after signing in; it names each permission and where it is used)
  Sign in at     {target.base_url}/login, “Sign in with e-mail and password”
  E-mail         {reviewer.email}
  Password       {reviewer.password}
  Privacy        {target.base_url}/privacy
  Terms          {target.base_url}/terms
  user.info.basic  shows the avatar and display name of the connected account, in Settings and before each send
  video.upload     puts the one video its maker has tapped “Send” for into the account's inbox as a draft""")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
