"""Consent to inbox, as it goes when nothing goes wrong."""

import hashlib
from urllib.parse import parse_qs, urlsplit

import pytest

from makeafvdo.adapters.tiktok.tiktok_http import TikTokHttp
from makeafvdo.domain.errors import NeedsReconnect
from makeafvdo.domain.tiktok.api import PublishState, PutResult, TokenPair
from tests.support.tiktok_client import client_for
from tests.support.tiktok_under_test import REDIRECT_URI, LocalTikTokUnderTest
from tests.support.tiny_video import tiny_video, with_free_box


def test_the_authorize_url_asks_for_exactly_two_scopes() -> None:
    url = client_for("https://www.tiktok.com/").authorize_url(REDIRECT_URI, "a&b", always_ask=True)

    assert url.startswith("https://www.tiktok.com/v2/auth/authorize/?")
    assert parse_qs(urlsplit(url).query) == {
        "client_key": ["sbtest"],
        "response_type": ["code"],
        "scope": ["user.info.basic,video.upload"],
        "redirect_uri": [REDIRECT_URI],
        "state": ["a&b"],
        "disable_auto_auth": ["1"],
    }


def test_without_always_ask_tiktok_may_reconnect_silently(tiktok: LocalTikTokUnderTest, client: TikTokHttp) -> None:
    tiktok.connect()

    quiet = tiktok.session.get(client.authorize_url(REDIRECT_URI, "s", always_ask=False), allow_redirects=False)

    assert quiet.status_code == 302


def test_a_code_becomes_a_pair(pair: TokenPair) -> None:
    assert pair.scope == ("user.info.basic", "video.upload")
    assert pair.may_upload
    assert (pair.expires_in, pair.refresh_expires_in) == (86_400, 31_536_000)


def test_a_partial_consent_is_a_pair_that_may_not_upload(tiktok: LocalTikTokUnderTest, client: TikTokHttp) -> None:
    code = tiktok.approve(scopes=("user.info.basic",))["code"]

    assert not client.exchange_code(code, REDIRECT_URI).may_upload


def test_a_refresh_brings_new_tokens_of_the_same_creator(client: TikTokHttp, pair: TokenPair) -> None:
    fresh = client.refresh(pair.refresh_token)

    assert fresh.open_id == pair.open_id
    assert fresh.access_token != pair.access_token
    assert fresh.refresh_token != pair.refresh_token


def test_the_profile_is_the_creators(client: TikTokHttp, pair: TokenPair) -> None:
    profile = client.user_info(pair.access_token)

    assert (profile.open_id, profile.display_name) == (pair.open_id, "มะลิรีวิวของดี")
    assert "x-expires=" in (profile.avatar_url or "")


def test_a_video_arrives_byte_for_byte_in_the_inbox(
    tiktok: LocalTikTokUnderTest, client: TikTokHttp, pair: TokenPair
) -> None:
    video = with_free_box(tiny_video(), b"".join(bytes([number]) * 70_000 for number in range(90)))
    pieces = [video[start : start + 70_000] for start in range(0, len(video), 70_000)]
    upload = client.init_inbox_upload(pair.access_token, len(video))

    stored = client.put_video(upload.upload_url, pieces, len(video))
    tiktok.advance(2)
    status = client.fetch_status(pair.access_token, upload.publish_id)

    assert stored is PutResult.STORED
    assert (status.state, status.uploaded_bytes) == (PublishState.SEND_TO_USER_INBOX, len(video))
    assert tiktok.command("GET", "drafts")[0]["sha256"] == hashlib.sha256(video).hexdigest()


def test_revoking_twice_is_no_error(client: TikTokHttp, pair: TokenPair) -> None:
    client.revoke(pair.access_token)

    client.revoke(pair.access_token)

    with pytest.raises(NeedsReconnect):
        client.user_info(pair.access_token)
