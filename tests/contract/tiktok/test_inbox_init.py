"""Content Posting API, Upload Video."""

import pytest

from local.tiktok.rules import Rule
from tests.support.tiktok_under_test import LocalTikTokUnderTest, TikTokUnderTest, bearer

INIT = "/v2/post/publish/inbox/video/init/"


def test_init_answers_a_publish_id_and_an_upload_url(tiktok: LocalTikTokUnderTest) -> None:
    """Upload Video: at most 64 and 256 characters."""
    publish_id, upload_url = tiktok.begin(tiktok.access_token)

    assert publish_id.startswith("v_inbox_file~v2.")
    assert len(publish_id) <= 64
    assert "upload_id=" in upload_url
    assert "upload_token=" in upload_url
    assert len(upload_url) <= 256


@pytest.mark.rule(Rule.UPLOAD_SCOPE)
def test_a_consent_without_video_upload_does_not_reach(tiktok: LocalTikTokUnderTest) -> None:
    """Upload Video, TikTok API v2 Error Handling."""
    token = tiktok.connect(scopes=("user.info.basic",))["access_token"]

    response = tiktok.init(token)

    assert response.status_code == 401
    assert response.json()["error"]["code"] == "scope_not_authorized"


@pytest.mark.sandbox
@pytest.mark.rule(Rule.JSON_BODY)
def test_init_reads_json_only(tiktok: TikTokUnderTest) -> None:
    """Upload Video."""
    body = (
        '{"source_info": {"source": "FILE_UPLOAD", "video_size": 100, "chunk_size": 100, "total_chunk_count": 1},'
        ' "content_type": "text"}'
    )
    headers = bearer(tiktok.access_token) | {"Content-Type": "text/plain"}

    response = tiktok.session.post(tiktok.open + INIT, data=body, headers=headers)

    assert response.status_code == 400
    assert response.json()["error"]["code"] == "invalid_params"


@pytest.mark.sandbox
@pytest.mark.rule(Rule.SOURCE_KNOWN)
def test_the_source_is_spelled_exactly(tiktok: TikTokUnderTest) -> None:
    """Upload Video."""
    assert tiktok.init(tiktok.access_token, source="file_upload").json()["error"]["code"] == "invalid_params"


@pytest.mark.rule(Rule.PULL_URL_OWNED)
def test_a_url_to_pull_from_must_be_owned(tiktok: LocalTikTokUnderTest) -> None:
    """Media Transfer Guide; no app here has a verified URL property."""
    response = tiktok.init(tiktok.access_token, source="PULL_FROM_URL", video_url="https://media.example/v.mp4")

    assert response.status_code == 403
    assert response.json()["error"]["code"] == "url_ownership_unverified"


@pytest.mark.sandbox
@pytest.mark.rule(Rule.PULL_URL_NAMED)
@pytest.mark.parametrize("url", [{}, {"video_url": ""}, {"video_url": "http://media.example/v.mp4"}])
def test_a_url_to_pull_from_is_named_and_https(tiktok: TikTokUnderTest, url: dict[str, str]) -> None:
    """Upload Video, Media Transfer Guide."""
    response = tiktok.init(tiktok.access_token, source="PULL_FROM_URL", **url)

    assert response.json()["error"]["code"] == "invalid_params"


@pytest.mark.sandbox
@pytest.mark.rule(Rule.SIZES_ARE_INTEGERS)
def test_sizes_as_strings_are_refused(tiktok: TikTokUnderTest) -> None:
    """Upload Video: int64."""
    assert tiktok.init(tiktok.access_token, video_size="100").json()["error"]["code"] == "invalid_params"


def test_post_info_is_ignored(tiktok: LocalTikTokUnderTest) -> None:
    """Upload Video has no `post_info`; clients that send it have been seen to pass."""
    whole = {"source": "FILE_UPLOAD", "video_size": 100, "chunk_size": 100, "total_chunk_count": 1}
    body = {"source_info": whole, "post_info": {"title": "lost", "is_aigc": True}}

    response = tiktok.session.post(tiktok.open + INIT, json=body, headers=bearer(tiktok.access_token))

    assert response.json()["error"]["code"] == "ok"


@pytest.mark.rule(Rule.INIT_RATE)
def test_there_are_six_inits_a_minute(tiktok: LocalTikTokUnderTest) -> None:
    """Upload Video."""
    answers = [tiktok.init(tiktok.access_token, source="none").status_code for _ in range(7)]

    assert answers == [400] * 6 + [429]


def test_the_minute_slides(tiktok: LocalTikTokUnderTest) -> None:
    """TikTok API v2 Rate Limit."""
    for _ in range(6):
        tiktok.init(tiktok.access_token, source="none")

    tiktok.advance(60)

    assert tiktok.init(tiktok.access_token, source="none").status_code == 400


@pytest.mark.rule(Rule.FIVE_PENDING)
@pytest.mark.parametrize("status", [400, 403])
def test_a_sixth_pending_share_is_refused(tiktok: LocalTikTokUnderTest, status: int) -> None:
    """Upload Video: 403 there, 400 seen live, and no `data`."""
    tiktok.switch(pending_share_status=status)
    for _ in range(5):
        tiktok.begin(tiktok.access_token)

    response = tiktok.init(tiktok.access_token)

    assert response.status_code == status
    assert response.json()["error"]["code"] == "spam_risk_too_many_pending_share"
    assert "data" not in response.json()


@pytest.mark.rule(Rule.PENDING_AFTER_DELETE)
def test_deleting_a_draft_frees_no_slot(tiktok: LocalTikTokUnderTest) -> None:
    """Not in TikTok's pages; seen live."""
    drafts = [tiktok.send(tiktok.access_token) for _ in range(5)]

    tiktok.command("POST", f"drafts/{drafts[0]}/delete")

    assert tiktok.init(tiktok.access_token).json()["error"]["code"] == "spam_risk_too_many_pending_share"


def test_posting_a_draft_frees_its_slot(tiktok: LocalTikTokUnderTest) -> None:
    """Upload Video: pending means not yet posted."""
    drafts = [tiktok.send(tiktok.access_token) for _ in range(5)]

    tiktok.command("POST", f"drafts/{drafts[0]}/post")

    assert tiktok.init(tiktok.access_token).json()["error"]["code"] == "ok"


def test_after_24_hours_a_share_is_no_longer_pending(tiktok: LocalTikTokUnderTest) -> None:
    """Upload Video."""
    tiktok.switch(access_lifetime_s=200_000)
    token = tiktok.connect()["access_token"]
    for _ in range(5):
        tiktok.begin(token)

    tiktok.advance(24 * 3600)

    assert tiktok.init(token).json()["error"]["code"] == "ok"
