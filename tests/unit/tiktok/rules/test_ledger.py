from datetime import UTC, datetime, timedelta

import pytest

from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.tiktok.sends import Send, SendState, reserved

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def a_send(state: SendState = SendState.RESERVED) -> Send:
    fresh = reserved("connection", "user", "video", 1, "0" * 64, 10, NOW, unattended=False)
    initialised = fresh.attempted(NOW).opened("publish", b"sealed", NOW)
    sent = initialised.sending(NOW).sent(NOW)
    return {
        SendState.RESERVED: fresh,
        SendState.INIT: initialised,
        SendState.SENDING: initialised.sending(NOW),
        SendState.SENT: sent,
        SendState.IN_INBOX: sent.in_inbox(NOW),
        SendState.PUBLISHED: sent.published(NOW),
        SendState.FAILED: fresh.failed("tiktok_internal", NOW),
        SendState.UNCONFIRMED: sent.unconfirmed(NOW),
    }[state]


def test_every_change_is_a_new_version() -> None:
    fresh = a_send()

    assert fresh.attempted(NOW).version == fresh.version + 1
    assert fresh.waiting(NOW).version == fresh.version + 1


def test_the_upload_address_is_dropped_as_soon_as_it_is_of_no_use() -> None:
    assert a_send(SendState.SENDING).sealed_upload_url == b"sealed"
    for state in (SendState.SENT, SendState.IN_INBOX, SendState.UNCONFIRMED):
        assert a_send(state).sealed_upload_url is None


def test_an_init_counts_until_tiktok_says_no() -> None:
    tried = a_send().attempted(NOW)

    assert tried.unanswered == 1
    assert tried.refused().inits == ()
    assert tried.opened("publish", b"sealed", NOW).unanswered == 0


@pytest.mark.parametrize("state", [SendState.RESERVED, SendState.INIT])
def test_giving_up_before_the_put_is_a_failure(state: SendState) -> None:
    ended = a_send(state).given_up("tiktok_send_given_up", NOW)

    assert (ended.state, ended.reason) == (SendState.FAILED, "tiktok_send_given_up")


@pytest.mark.parametrize("state", [SendState.SENDING, SendState.SENT])
def test_giving_up_once_bytes_may_be_in_is_never_a_failure(state: SendState) -> None:
    assert a_send(state).given_up("tiktok_send_given_up", NOW).state is SendState.UNCONFIRMED


@pytest.mark.parametrize("state", [SendState.IN_INBOX, SendState.PUBLISHED, SendState.FAILED, SendState.UNCONFIRMED])
def test_what_has_ended_cannot_be_given_up(state: SendState) -> None:
    ended = a_send(state)

    assert ended.given_up("tiktok_send_given_up", NOW) is ended


@pytest.mark.parametrize("state", [state for state in SendState if state is not SendState.INIT])
def test_only_an_open_upload_starts_a_put(state: SendState) -> None:
    with pytest.raises(Conflict, match="send_moved_on"):
        a_send(state).sending(NOW)


@pytest.mark.parametrize(
    "state",
    [SendState.SENT, SendState.IN_INBOX, SendState.PUBLISHED, SendState.FAILED, SendState.UNCONFIRMED],
)
def test_no_second_upload_once_tiktok_may_have_the_first(state: SendState) -> None:
    with pytest.raises(Conflict, match="send_moved_on"):
        a_send(state).attempted(NOW)


def test_news_of_a_landed_video_never_takes_it_back() -> None:
    with pytest.raises(Conflict, match="send_moved_on"):
        a_send(SendState.PUBLISHED).in_inbox(NOW)
    with pytest.raises(Conflict, match="send_moved_on"):
        a_send(SendState.IN_INBOX).failed("tiktok_internal", NOW)


def test_what_may_still_arrive_may_arrive() -> None:
    assert a_send(SendState.UNCONFIRMED).in_inbox(NOW).state is SendState.IN_INBOX
    assert a_send(SendState.UNCONFIRMED).published(NOW).state is SendState.PUBLISHED


def test_an_upload_address_is_not_used_in_its_last_minutes_nor_replaced_in_its_first_hour() -> None:
    opened = a_send(SendState.INIT)

    assert opened.takes_bytes(NOW + timedelta(minutes=54))
    assert not opened.takes_bytes(NOW + timedelta(minutes=56))
    assert not opened.has_upload_expired(NOW + timedelta(minutes=64))
    assert opened.has_upload_expired(NOW + timedelta(minutes=66))
    assert not opened.may_open_another(NOW + timedelta(minutes=184))
    assert opened.may_open_another(NOW + timedelta(minutes=186))


def test_a_send_knows_the_run_that_made_it_and_ids_sort_by_video_then_run() -> None:
    assert a_send().run == 1
    ids = [
        reserved("c", "u", video, run, "0" * 64, 1, NOW, unattended=False).send_id
        for video, run in (("a", 2), ("a", 10), ("b", 1))
    ]
    assert ids == sorted(ids)
