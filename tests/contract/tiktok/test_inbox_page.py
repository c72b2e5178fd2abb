"""The creator's inbox page, which is ours."""

import hashlib

from tests.support.tiktok_under_test import LocalTikTokUnderTest
from tests.support.tiny_video import tiny_video


def test_a_sent_video_is_listed_and_plays_with_ranges(tiktok: LocalTikTokUnderTest) -> None:
    publish_id = tiktok.send(tiktok.access_token)
    video = f"/inbox/videos/{publish_id}.mp4"

    page = tiktok.session.get(f"{tiktok.www}/inbox").text
    piece = tiktok.session.get(tiktok.www + video, headers={"Range": "bytes=10-19"})

    assert f'<video src="{video}"' in page
    assert hashlib.sha256(tiny_video()).hexdigest() in page
    assert (piece.status_code, piece.content) == (206, tiny_video()[10:20])
    assert piece.headers["Content-Range"] == f"bytes 10-19/{len(tiny_video())}"


def test_an_init_without_bytes_shows_the_creator_nothing(tiktok: LocalTikTokUnderTest) -> None:
    publish_id, _ = tiktok.begin(tiktok.access_token)

    assert publish_id not in tiktok.session.get(f"{tiktok.www}/inbox").text


def test_each_creator_sees_their_own_drafts_only(tiktok: LocalTikTokUnderTest) -> None:
    publish_id = tiktok.send(tiktok.connect("ton")["access_token"])

    assert publish_id not in tiktok.session.get(f"{tiktok.www}/inbox?account=mali").text
    assert publish_id in tiktok.session.get(f"{tiktok.www}/inbox?account=ton").text


def test_a_draft_that_arrived_is_shown_with_its_buttons(tiktok: LocalTikTokUnderTest) -> None:
    publish_id = tiktok.send(tiktok.access_token)
    tiktok.advance(2)

    page = tiktok.session.get(f"{tiktok.www}/inbox").text

    assert f'action="/inbox/drafts/{publish_id}/post"' in page
    assert f'action="/inbox/drafts/{publish_id}/delete"' in page


def test_the_buttons_post_delete_and_revoke(tiktok: LocalTikTokUnderTest) -> None:
    posted, deleted = tiktok.send(tiktok.access_token), tiktok.send(tiktok.access_token)
    tiktok.advance(2)
    press = tiktok.session.post

    press(f"{tiktok.www}/inbox/drafts/{posted}/post")
    press(f"{tiktok.www}/inbox/drafts/{deleted}/delete")
    press(f"{tiktok.www}/inbox/permissions/mali/sbtest/remove")

    by_id = {draft["publish_id"]: draft for draft in tiktok.command("GET", "drafts")}
    assert by_id[posted]["status"] == "PUBLISH_COMPLETE"
    assert by_id[deleted]["is_deleted"]
    assert tiktok.user_info(tiktok.access_token).status_code == 401
