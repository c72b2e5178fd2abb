"""A release serves what the previous one stored: videos, products, scripts and accounts are found as they were left."""

import json
from collections.abc import Iterator

import pytest

from tests.support.http_harness import HttpHarness
from tests.support.quick_studio import studio
from tests.support.stored_release import Release, ok, spoken, stored, visible_videos


@pytest.fixture(scope="module", autouse=True)
def home(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Iterator[HttpHarness]:
    """No video is changed in it."""
    with studio(tmp_path_factory.mktemp("stored")) as home:
        release.bring_back(home)
        yield home


def test_every_video_is_listed_as_it_was_left(release: Release, home: HttpHarness) -> None:
    for user_id, person in release.people(home).items():
        rows = [row for row in release.rows("Videos") if row["user_id"] == user_id]
        for shelf, is_deleted in (("all", False), ("deleted", True)):
            listed = ok(person.call("GET", "/api/videos", query={"shelf": shelf})).body["videos"]

            wanted = {row["video_id"]: row["state"] for row in rows if ("deleted_at" in row) is is_deleted}
            assert {video["video_id"]: video["state"] for video in listed} == wanted


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_video_has_its_page(release: Release, home: HttpHarness, language: str) -> None:
    for person, video in visible_videos(release, home):
        own = f"/videos/{video['video_id']}"
        for path in (own, f"{own}/post") if stored(release, video, "script.json") else (own,):
            page = ok(person.call("GET", path, query={"lang": language}, accept="text/html")).text

            assert video["video_id"] in page
            assert f'lang="{language}"' in page


def test_every_video_is_in_its_library(release: Release, home: HttpHarness) -> None:
    libraries = {
        user_id: ok(person.call("GET", "/videos", accept="text/html")).text
        for user_id, person in release.people(home).items()
    }
    for person, video in visible_videos(release, home):
        assert video["video_id"] in libraries[person.user_id]


def test_every_problem_and_notice_is_said_with_its_facts(release: Release, home: HttpHarness) -> None:
    for person, video in visible_videos(release, home):
        view = ok(person.call("GET", f"/api/videos/{video['video_id']}")).body
        messages = {each["code"]: each["said"] for each in (view["problem"], *view["notices"]) if each}

        stored_problems = [video["problem"]] if video.get("problem") else []
        stored_problems += video["notices"] if "stale_from" not in video else []
        assert messages.keys() >= {each["code"] for each in stored_problems}
        for each in stored_problems:
            words = json.dumps(messages[each["code"]], ensure_ascii=False)
            assert all(str(fact) in words for name, fact in each["facts"].items() if name != "scene")


def test_every_product_and_script_is_read(release: Release, home: HttpHarness) -> None:
    for person, video in visible_videos(release, home):
        of_video = f"/api/videos/{video['video_id']}"
        if product := stored(release, video, "product.json"):
            read = ok(person.call("GET", f"{of_video}/product")).body
            assert (read["title"], len(read["photo_urls"])) == (product["title"], len(product["photos"]))
        if written := stored(release, video, "script.json"):
            view = ok(person.call("GET", f"{of_video}/script")).body
            assert spoken(view["script"]) == spoken(written["script"])
            assert view["is_edited"] == bool(written["written"])
            hand_off = ok(person.call("GET", f"{of_video}/post")).body
            assert hand_off["captions"]
            assert hand_off["link"] == product["affiliate_url"]


def test_every_account_is_shown(release: Release, home: HttpHarness) -> None:
    for user_id, person in release.people(home).items():
        accounts = ok(person.call("GET", "/api/tiktok/accounts")).body["accounts"]
        (user,) = (row for row in release.rows("Users") if row["user_id"] == user_id)

        rows = [row for row in release.rows("Connections") if row["user_id"] == user_id]
        wanted = {row["connection_id"]: row["status"] for row in rows if row["status"] != "REVOKING"}
        assert {each["connection_id"]: each["status"] for each in accounts} == wanted
        assert accounts[0]["connection_id"] == user.get("default_connection_id", accounts[0]["connection_id"])
        assert all(each["can_send"] for each in accounts if each["status"] == "CONNECTED")
