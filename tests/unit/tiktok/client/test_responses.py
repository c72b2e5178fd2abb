"""What each response of TikTok becomes: a noun, or an error with a code the marketer has a sentence for."""

import json

import pytest
from pydantic import SecretStr

from makeafvdo.domain.errors import AppError, NeedsReconnect, Permanent, Throttled, Transient
from makeafvdo.domain.messages import message_for
from makeafvdo.domain.tiktok.api import PublishState
from tests.support.scripted_server import scripted_tiktok

TOKEN = SecretStr("act.secret!1234")
OK = {"code": "ok", "message": "", "log_id": "20261123"}


def flat(error: str) -> bytes:
    return json.dumps({"error": error, "error_description": "…", "log_id": "20261123AB"}).encode()


def enveloped(code: str) -> bytes:
    return json.dumps({"error": {"code": code, "message": code, "log_id": "20261123AB"}}).encode()


@pytest.mark.parametrize("status", [200, 400, 401])
@pytest.mark.parametrize(
    ("error", "kind", "code"),
    [
        ("invalid_grant", NeedsReconnect, "tiktok_invalid_grant"),
        ("invalid_client", Permanent, "tiktok_invalid_client"),
        ("invalid_request", Permanent, "tiktok_invalid_request"),
        ("unsupported_grant_type", Permanent, "tiktok_unsupported_grant_type"),
        ("server_error", Transient, "tiktok_unclear"),
        ("temporarily_unavailable", Transient, "tiktok_unclear"),
        ("an_error_of_next_year", Permanent, "tiktok_refused"),
    ],
)
def test_oauth_errors_go_by_their_name_whatever_the_status(
    status: int, error: str, kind: type[AppError], code: str
) -> None:
    with scripted_tiktok(flat(error), status) as client, pytest.raises(kind) as caught:
        client.refresh(TOKEN)

    assert caught.value.code == code
    assert caught.value.facts == {"log_id": "20261123AB"}
    assert message_for(caught.value)["next_th"]


@pytest.mark.parametrize("status", [200, 400, 403])
@pytest.mark.parametrize(
    ("error", "kind", "code"),
    [
        ("access_token_invalid", NeedsReconnect, "tiktok_access_token_invalid"),
        ("scope_not_authorized", NeedsReconnect, "tiktok_scope_not_authorized"),
        ("spam_risk_too_many_pending_share", Permanent, "tiktok_pending_shares"),
        ("spam_risk_user_banned_from_posting", Permanent, "tiktok_spam_risk_user_banned_from_posting"),
        ("reached_active_user_cap", Permanent, "tiktok_reached_active_user_cap"),
        ("invalid_param", Permanent, "tiktok_invalid_params"),
        ("invalid_params", Permanent, "tiktok_invalid_params"),
        ("internal_error", Transient, "tiktok_unclear"),
        ("an_error_of_next_year", Permanent, "tiktok_refused"),
    ],
)
def test_data_errors_go_by_their_code_whatever_the_status(
    status: int, error: str, kind: type[AppError], code: str
) -> None:
    with scripted_tiktok(enveloped(error), status) as client, pytest.raises(kind) as caught:
        client.init_inbox_upload(TOKEN, 100)

    assert caught.value.code == code
    assert message_for(caught.value)["next_th"]


@pytest.mark.parametrize(("retry_after", "pause_s"), [("", 67), ("5", 67), ("120", 127), ("Mon, 23 Nov 2026", 67)])
def test_a_throttled_call_waits_a_minute_or_longer_and_some_jitter(retry_after: str, pause_s: int) -> None:
    body = enveloped("rate_limit_exceeded")

    with scripted_tiktok(body, 429, Retry_After=retry_after) as client, pytest.raises(Throttled) as caught:
        client.fetch_status(TOKEN, "v_inbox_file~v2.1")

    assert (caught.value.code, caught.value.retry_after_s) == ("tiktok_rate_limit_exceeded", pause_s)


@pytest.mark.parametrize("user", [{}, {"display_name": "", "avatar_url": ""}, {"display_name": None}])
def test_a_creator_without_name_and_picture_is_read(user: dict[str, str | None]) -> None:
    body = json.dumps({"data": {"user": {"open_id": "-000x", **user}}, "error": OK}).encode()

    with scripted_tiktok(body) as client:
        profile = client.user_info(TOKEN)

    assert (profile.open_id, profile.display_name, profile.avatar_url) == ("-000x", None, None)


def test_a_gateways_429_without_json_is_throttled_too() -> None:
    with scripted_tiktok(b"<html>slow down</html>", 429) as client, pytest.raises(Throttled):
        client.user_info(TOKEN)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>502</html>",
        b'{"data": {"publish_id": "v',
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"data": {"publish_id": "v_inbox_file~v2.1"}, "error": {"code": "ok"}}',
        b'{"data": {"publish_id": "v_inbox_file~v2.1", "upload_url": "https://x"}}',
        b'{"error": {"code": "ok"}}',
        b'{"data": [], "error": {"code": "ok"}}',
        b"[" * 100_000,
    ],
)
@pytest.mark.parametrize("status", [200, 404, 500, 502])
def test_an_answer_that_cannot_be_read_is_unclear(body: bytes, status: int) -> None:
    with scripted_tiktok(body, status) as client, pytest.raises(Transient) as caught:
        client.init_inbox_upload(TOKEN, 100)

    assert caught.value.code == "tiktok_unclear"


def test_an_answer_over_a_megabyte_is_not_read_to_its_end() -> None:
    with scripted_tiktok(b" " * 1_100_000 + b"{}") as client, pytest.raises(Transient) as caught:
        client.user_info(TOKEN)

    assert caught.value.code == "tiktok_unclear"


def test_a_redirect_is_not_followed() -> None:
    with scripted_tiktok(b"", 302, Location="http://127.0.0.1:1/") as client, pytest.raises(Transient) as caught:
        client.user_info(TOKEN)

    assert caught.value.code == "tiktok_unclear"


@pytest.mark.parametrize(
    "scope", ["user.info.basic,video.upload", "user.info.basic video.upload", "user.info.basic%2Cvideo.upload"]
)
def test_scopes_are_read_in_every_spelling_seen(scope: str) -> None:
    pair = {
        "access_token": "act.a!1",
        "refresh_token": "rft.b!2",
        "expires_in": 7200,
        "refresh_expires_in": 15_552_000,
        "open_id": "-000x",
        "scope": scope,
        "token_type": "Bearer",
    }

    with scripted_tiktok(json.dumps(pair).encode()) as client:
        assert client.refresh(TOKEN).scope == ("user.info.basic", "video.upload")


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("PROCESSING_UPLOAD", PublishState.PROCESSING),
        ("PROCESSING_DOWNLOAD", PublishState.PROCESSING),
        ("REVIEWING_SINCE_NEXT_YEAR", PublishState.PROCESSING),
        ("SEND_TO_USER_INBOX", PublishState.SEND_TO_USER_INBOX),
        ("PUBLISH_COMPLETE", PublishState.PUBLISH_COMPLETE),
    ],
)
def test_statuses_are_read_and_unknown_ones_are_processing(status: str, state: PublishState) -> None:
    with scripted_tiktok(json.dumps({"data": {"status": status}, "error": OK}).encode()) as client:
        assert client.fetch_status(TOKEN, "v_inbox_file~v2.1").state is state


def test_a_failure_keeps_tiktoks_reason() -> None:
    data = {"status": "FAILED", "fail_reason": "picture_size_check_failed", "uploaded_bytes": 10}

    with scripted_tiktok(json.dumps({"data": data, "error": OK}).encode()) as client:
        status = client.fetch_status(TOKEN, "v_inbox_file~v2.1")

    assert (status.state, status.fail_reason) == (PublishState.FAILED, "picture_size_check_failed")


@pytest.mark.parametrize("body", [b"", b"{}", flat("invalid_grant"), flat("invalid_request")])
def test_a_revoked_token_is_revoked_however_tiktok_says_so(body: bytes) -> None:
    with scripted_tiktok(body) as client:
        client.revoke(TOKEN)


def test_a_revoke_that_tiktok_could_not_do_is_unclear() -> None:
    with scripted_tiktok(b"", 503) as client, pytest.raises(Transient):
        client.revoke(TOKEN)


def test_a_revoke_with_wrong_keys_is_not_taken_for_done() -> None:
    with scripted_tiktok(flat("invalid_client")) as client, pytest.raises(Permanent):
        client.revoke(TOKEN)
