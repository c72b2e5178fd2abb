"""The calls of two other clients in use, in their order: what TikTok lets in is let in here, and as far.

Postiz (docs.postiz.com, its TikTok provider): six scopes, a verifier but no challenge, user info with `username`, a URL
to pull from. Auth.js (authjs.dev, its TikTok provider): the consent page without its last slash, a scope of the
profile, user info with `username`. Each can be set to the two scopes of this app instead.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from tests.support.tiktok_under_test import REDIRECT_URI, LocalTikTokUnderTest, bearer
from tests.support.tiny_video import tiny_video

OURS = ("user.info.basic", "video.upload")
ALL_OF_POSTIZ = ("video.list", *OURS, "video.publish", "user.info.profile", "user.info.stats")
INIT = "post/publish/inbox/video/init/"


def register(tiktok: LocalTikTokUnderTest, scopes: tuple[str, ...]) -> None:
    """An app of the client's own, with the products these scopes come from."""
    app = {"client_key": "client", "client_secret": "s", "redirect_uris": [REDIRECT_URI], "scopes": scopes}
    assert tiktok.command("POST", "apps", **app)["faults"] == []


def consent_page(tiktok: LocalTikTokUnderTest, path: str, scopes: tuple[str, ...]) -> str:
    query = {"client_key": "client", "redirect_uri": REDIRECT_URI, "response_type": "code", "scope": ",".join(scopes)}
    return f"{tiktok.www}{path}?{urlencode(query | {'state': 'k3x9'})}"


def consent(tiktok: LocalTikTokUnderTest, page: str, scopes: tuple[str, ...]) -> str:
    """The creator approves all of it; the code."""
    shown = tiktok.session.get(page, allow_redirects=False)
    assert shown.status_code == 200, shown.text
    form = {"account": "mali", "scope": scopes, "decision": "approve"}
    location = tiktok.session.post(page, data=form, allow_redirects=False).headers["Location"]
    return dict(parse_qsl(urlsplit(location).query))["code"]


def ask_for_tokens(tiktok: LocalTikTokUnderTest, form: Mapping[str, str]) -> dict[str, Any]:
    app = {"client_key": "client", "client_secret": "s"}
    headers = {"Cache-Control": "no-cache", "Content-Type": "application/x-www-form-urlencoded"}
    return dict(tiktok.session.post(f"{tiktok.open}/v2/oauth/token/", data={**app, **form}, headers=headers).json())


def connect_postiz(tiktok: LocalTikTokUnderTest, scopes: tuple[str, ...]) -> dict[str, Any]:
    register(tiktok, scopes)
    code = consent(tiktok, consent_page(tiktok, "/v2/auth/authorize/", scopes), scopes)
    form = {"grant_type": "authorization_code", "code": code, "code_verifier": "k3x9", "redirect_uri": REDIRECT_URI}
    return ask_for_tokens(tiktok, form)


def sign_in_with_auth_js(tiktok: LocalTikTokUnderTest, scopes: tuple[str, ...]) -> dict[str, Any]:
    register(tiktok, (*OURS, "user.info.profile"))
    code = consent(tiktok, consent_page(tiktok, "/v2/auth/authorize", scopes), scopes)
    return ask_for_tokens(tiktok, {"grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT_URI})


def post(tiktok: LocalTikTokUnderTest, path: str, token: str, body: object) -> dict[str, Any]:
    headers = bearer(token) | {"Content-Type": "application/json; charset=UTF-8"}
    return dict(tiktok.session.post(f"{tiktok.open}/v2/{path}", json=body, headers=headers).json())


def test_postiz_with_our_two_scopes_brings_a_draft_into_the_inbox(tiktok: LocalTikTokUnderTest) -> None:
    pair = connect_postiz(tiktok, OURS)
    pair = ask_for_tokens(tiktok, {"grant_type": "refresh_token", "refresh_token": pair["refresh_token"]})
    token, size = pair["access_token"], len(tiny_video())
    user = tiktok.user_info(token, "open_id,avatar_url,display_name,union_id").json()["data"]["user"]
    source = {"source": "FILE_UPLOAD", "video_size": size, "chunk_size": size, "total_chunk_count": 1}

    upload = post(tiktok, INIT, token, {"post_info": {"title": "a title"}, "source_info": source})["data"]
    tiktok.put(upload["upload_url"], tiny_video(), f"bytes 0-{size - 1}/{size}")
    tiktok.advance(10)
    status = post(tiktok, "post/publish/status/fetch/", token, {"publish_id": upload["publish_id"]})["data"]

    assert set(user) == {"open_id", "avatar_url", "display_name", "union_id"}
    assert status["status"] == "SEND_TO_USER_INBOX"


def test_postiz_as_it_comes_cannot_begin_in_an_app_of_our_two_scopes(tiktok: LocalTikTokUnderTest) -> None:
    """Login Kit for Web; seen live: a scope the app does not hold fails the whole request."""
    register(tiktok, OURS)

    page = tiktok.session.get(consent_page(tiktok, "/v2/auth/authorize/", ALL_OF_POSTIZ))

    assert "<code>scope</code>" in page.text


def test_postiz_as_it_comes_reads_what_its_scopes_are_for(tiktok: LocalTikTokUnderTest) -> None:
    pair = connect_postiz(tiktok, ALL_OF_POSTIZ)

    user = tiktok.user_info(pair["access_token"], "open_id,avatar_url,display_name,union_id,username").json()["data"]
    stats = tiktok.user_info(pair["access_token"], "follower_count,following_count,likes_count,video_count").json()

    assert set(pair["scope"].split(",")) == set(ALL_OF_POSTIZ)
    assert user["user"]["username"] == "mali"
    assert stats["error"]["code"] == "ok"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("post/publish/creator_info/query/", None),
        ("post/publish/video/init/", {"post_info": {"privacy_level": "SELF_ONLY"}, "source_info": {}}),
        ("video/list/?fields=id", {"max_count": 20}),
        ("video/query/?fields=id,like_count", {"filters": {"video_ids": ["1"]}}),
    ],
)
def test_postiz_with_our_two_scopes_is_told_what_it_may_not(
    tiktok: LocalTikTokUnderTest, path: str, body: object
) -> None:
    token = connect_postiz(tiktok, OURS)["access_token"]

    assert post(tiktok, path, token, body)["error"]["code"] == "scope_not_authorized"


def test_what_postiz_has_pulled_must_lie_at_a_verified_address(tiktok: LocalTikTokUnderTest) -> None:
    """Media Transfer Guide."""
    token = connect_postiz(tiktok, OURS)["access_token"]
    source = {"source": "PULL_FROM_URL", "video_url": "https://uploads.postiz.example/v.mp4"}

    answer = post(tiktok, INIT, token, {"post_info": {"title": "a title"}, "source_info": source})

    assert answer["error"]["code"] == "url_ownership_unverified"


def test_auth_js_with_both_scopes_of_its_fields_signs_somebody_in(tiktok: LocalTikTokUnderTest) -> None:
    pair = sign_in_with_auth_js(tiktok, ("user.info.basic", "user.info.profile"))

    user = tiktok.user_info(pair["access_token"], "open_id,avatar_url,display_name,username").json()["data"]["user"]

    assert (user["open_id"], user["username"]) == (pair["open_id"], "mali")


def test_auth_js_with_the_basic_scope_is_told_that_a_username_needs_another(tiktok: LocalTikTokUnderTest) -> None:
    """Get User Info."""
    token = sign_in_with_auth_js(tiktok, ("user.info.basic",))["access_token"]

    refused = tiktok.user_info(token, "open_id,avatar_url,display_name,username")

    assert (refused.status_code, refused.json()["error"]["code"]) == (401, "scope_not_authorized")
    assert tiktok.user_info(token, "open_id,avatar_url,display_name").status_code == 200


def test_auth_js_as_it_comes_cannot_begin_in_an_app_of_our_two_scopes(tiktok: LocalTikTokUnderTest) -> None:
    """Login Kit for Web."""
    register(tiktok, OURS)

    page = tiktok.session.get(consent_page(tiktok, "/v2/auth/authorize", ("user.info.profile",)))

    assert "<code>scope</code>" in page.text
