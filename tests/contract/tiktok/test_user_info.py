"""Get User Info, TikTok API v2 Rate Limit."""

import pytest
import requests

from local.tiktok.rules import Rule
from tests.support.tiktok_under_test import LocalTikTokUnderTest, TikTokUnderTest, bearer


@pytest.mark.sandbox
def test_the_answer_is_an_envelope_with_the_asked_fields(tiktok: TikTokUnderTest) -> None:
    """Get User Info."""
    answer = tiktok.user_info(tiktok.access_token, "open_id,display_name,avatar_url").json()

    assert set(answer["data"]["user"]) == {"open_id", "display_name", "avatar_url"}
    assert answer["error"]["code"] == "ok"
    assert answer["error"]["log_id"]


@pytest.mark.sandbox
@pytest.mark.rule(Rule.BEARER_REQUIRED)
def test_a_made_up_token_is_refused(tiktok: TikTokUnderTest) -> None:
    """TikTok API v2 Error Handling."""
    response = tiktok.user_info("act.made.up!1234")

    assert response.status_code == 401
    assert response.json()["error"]["code"] == "access_token_invalid"


@pytest.mark.sandbox
@pytest.mark.rule(Rule.FIELDS_REQUIRED)
def test_fields_must_be_named(tiktok: TikTokUnderTest) -> None:
    """Get User Info."""
    response = tiktok.user_info(tiktok.access_token, fields=None)

    assert response.status_code == 400
    assert response.json()["error"]["code"] == "invalid_params"


@pytest.mark.sandbox
@pytest.mark.rule(Rule.FIELDS_KNOWN)
def test_unknown_fields_are_refused(tiktok: TikTokUnderTest) -> None:
    """TikTok API v2 Error Handling."""
    assert tiktok.user_info(tiktok.access_token, "open_id,shoe_size").json()["error"]["code"] == "invalid_params"


@pytest.mark.rule(Rule.FIELDS_IN_SCOPE)
@pytest.mark.parametrize("field", ["username", "follower_count"])
def test_profile_and_stats_need_scopes_of_their_own(tiktok: LocalTikTokUnderTest, field: str) -> None:
    """Get User Info; which of two scope codes comes is not settled."""
    response = tiktok.user_info(tiktok.access_token, f"open_id,{field}")

    assert response.status_code == 401
    assert response.json()["error"]["code"] == "scope_not_authorized"


@pytest.mark.rule(Rule.SCOPE_OF_ENDPOINT)
@pytest.mark.parametrize(
    "path",
    [
        "post/publish/creator_info/query/",
        "post/publish/video/init/",
        "post/publish/cancel/",
        "video/list/",
        "video/query/",
    ],
)
def test_endpoints_of_other_scopes_say_what_is_missing(tiktok: LocalTikTokUnderTest, path: str) -> None:
    """Query Creator Info, Direct Post, List Videos, Query Videos; Media Transfer Guide for `cancel`."""
    response = tiktok.session.post(f"{tiktok.open}/v2/{path}", json={}, headers=bearer(tiktok.access_token))

    assert response.status_code == 401
    assert response.json()["error"]["code"] == "scope_not_authorized"


@pytest.mark.rule(Rule.USER_INFO_RATE)
def test_there_are_600_calls_a_minute(tiktok: LocalTikTokUnderTest) -> None:
    """TikTok API v2 Rate Limit."""
    answers = [tiktok.user_info(tiktok.access_token).status_code for _ in range(601)]

    assert answers == [200] * 600 + [429]


def test_open_ids_are_stable_and_differ_between_users(tiktok: LocalTikTokUnderTest) -> None:
    """Get User Info."""
    assert tiktok.connect("mali")["open_id"] == tiktok.connect("mali")["open_id"]
    assert tiktok.connect("mali")["open_id"] != tiktok.connect("ton")["open_id"]


def test_avatar_links_die(tiktok: LocalTikTokUnderTest) -> None:
    """Signed CDN links; seen live to last two to six hours."""
    link = tiktok.user_info(tiktok.access_token, "avatar_url").json()["data"]["user"]["avatar_url"]
    assert requests.get(link, timeout=5).headers["Content-Type"].startswith("image/svg+xml")

    tiktok.advance(7200)

    assert requests.get(link, timeout=5).status_code == 403


def test_a_path_without_its_last_slash_leads_nowhere(tiktok: LocalTikTokUnderTest) -> None:
    """Seen live: a gateway's 404, no redirect."""
    response = tiktok.session.get(f"{tiktok.open}/v2/user/info?fields=open_id", allow_redirects=False)

    assert (response.status_code, response.text) == (404, "Unsupported path(Janus)")
