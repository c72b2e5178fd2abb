"""Content Posting API, Get Video Status."""

import pytest

from local.tiktok.rules import Rule
from tests.support.tiktok_under_test import LocalTikTokUnderTest, TikTokUnderTest, bearer


def test_before_any_byte_nothing_is_uploaded(tiktok: LocalTikTokUnderTest) -> None:
    """Get Video Status."""
    publish_id, _ = tiktok.begin(tiktok.access_token)

    data = tiktok.status(tiktok.access_token, publish_id).json()["data"]

    assert (data["status"], data["uploaded_bytes"]) == ("PROCESSING_UPLOAD", 0)


def test_a_stored_video_is_processed_and_then_in_the_inbox(tiktok: LocalTikTokUnderTest) -> None:
    """Get Video Status."""
    publish_id = tiktok.send(tiktok.access_token)
    assert tiktok.state_of(tiktok.access_token, publish_id) == "PROCESSING_UPLOAD"

    tiktok.advance(2)

    assert tiktok.state_of(tiktok.access_token, publish_id) == "SEND_TO_USER_INBOX"


def test_deleting_the_draft_changes_no_status(tiktok: LocalTikTokUnderTest) -> None:
    """Not in TikTok's pages; seen live."""
    publish_id = tiktok.send(tiktok.access_token)
    tiktok.advance(2)

    tiktok.command("POST", f"drafts/{publish_id}/delete")

    assert tiktok.state_of(tiktok.access_token, publish_id) == "SEND_TO_USER_INBOX"


def test_posting_completes_and_public_posts_bring_their_ids(tiktok: LocalTikTokUnderTest) -> None:
    """Get Video Status: `publicaly_available_post_id`, spelled so, several are possible."""
    publish_id = tiktok.send(tiktok.access_token)

    tiktok.command("POST", f"drafts/{publish_id}/post", post_ids=[7_300_000_000_000_000_001, 7_300_000_000_000_000_002])
    data = tiktok.status(tiktok.access_token, publish_id).json()["data"]

    assert data["status"] == "PUBLISH_COMPLETE"
    assert data["publicaly_available_post_id"] == [7_300_000_000_000_000_001, 7_300_000_000_000_000_002]


@pytest.mark.parametrize("reason", ["file_format_check_failed", "internal", "spam_risk", "a_reason_of_next_year"])
def test_a_failure_says_why(tiktok: LocalTikTokUnderTest, reason: str) -> None:
    """Get Video Status."""
    tiktok.switch(fail_reason=reason)
    publish_id = tiktok.send(tiktok.access_token)

    tiktok.advance(2)
    data = tiktok.status(tiktok.access_token, publish_id).json()["data"]

    assert (data["status"], data["fail_reason"]) == ("FAILED", reason)


def test_processing_may_never_end(tiktok: LocalTikTokUnderTest) -> None:
    """Get Video Status promises no time; more than 30 minutes have been seen."""
    tiktok.switch(stuck=True)
    publish_id = tiktok.send(tiktok.access_token)

    tiktok.advance(80_000)

    assert tiktok.state_of(tiktok.access_token, publish_id) == "PROCESSING_UPLOAD"


def test_a_revocation_fails_what_is_in_flight(tiktok: LocalTikTokUnderTest) -> None:
    """Get Video Status: `auth_removed`."""
    publish_id = tiktok.send(tiktok.access_token)

    tiktok.command("POST", "accounts/mali/revoke/sbtest")
    token = tiktok.connect()["access_token"]

    assert tiktok.status(token, publish_id).json()["data"]["fail_reason"] == "auth_removed"


@pytest.mark.rule(Rule.STATUS_RATE)
def test_there_are_30_calls_a_minute(tiktok: LocalTikTokUnderTest) -> None:
    """Get Video Status."""
    publish_id, _ = tiktok.begin(tiktok.access_token)

    answers = [tiktok.status(tiktok.access_token, publish_id).status_code for _ in range(31)]

    assert answers == [200] * 30 + [429]


@pytest.mark.sandbox
@pytest.mark.rule(Rule.PUBLISH_ID_KNOWN)
def test_an_unknown_publish_id_is_refused(tiktok: TikTokUnderTest) -> None:
    """Get Video Status."""
    response = tiktok.status(tiktok.access_token, "v_inbox_file~v2.1")

    assert response.status_code == 400
    assert response.json()["error"]["code"] == "invalid_publish_id"


@pytest.mark.rule(Rule.PUBLISH_ID_PRESENT)
def test_a_question_about_nothing_is_malformed(tiktok: LocalTikTokUnderTest) -> None:
    """Get Video Status requires it; which of two codes comes is not settled."""
    url = f"{tiktok.open}/v2/post/publish/status/fetch/"

    response = tiktok.session.post(url, json={}, headers=bearer(tiktok.access_token))

    assert response.status_code == 400
    assert response.json()["error"]["code"] == "invalid_params"


def test_the_status_may_lag_behind_and_say_less_than_is_true(tiktok: LocalTikTokUnderTest) -> None:
    """Get Video Status does not say how current it is."""
    tiktok.switch(status_lag_s=3600)
    publish_id = tiktok.send(tiktok.access_token)
    tiktok.advance(3500)

    lagging = tiktok.status(tiktok.access_token, publish_id).json()["data"]
    tiktok.advance(100)

    assert (lagging["status"], lagging["uploaded_bytes"]) == ("PROCESSING_UPLOAD", 0)
    assert tiktok.state_of(tiktok.access_token, publish_id) == "SEND_TO_USER_INBOX"


@pytest.mark.rule(Rule.PUBLISH_ID_OWN)
def test_another_users_publish_id_is_refused(tiktok: LocalTikTokUnderTest) -> None:
    """Get Video Status."""
    publish_id, _ = tiktok.begin(tiktok.access_token)

    response = tiktok.status(tiktok.connect("ton")["access_token"], publish_id)

    assert response.status_code == 400
    assert response.json()["error"]["code"] == "token_not_authorized_for_specified_publish_id"
