from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makeafvdo.domain.tiktok.polling import MAX_ROUNDS, next_posted_check, next_step, next_verdict_check, wait_before
from makeafvdo.domain.tiktok.sends import SendState
from tests.unit.tiktok.rules.test_ledger import a_send

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
OUTCOMES = {
    SendState.RESERVED: "waiting_slot",
    SendState.INIT: "processing",
    SendState.SENDING: "processing",
    SendState.SENT: "processing",
    SendState.IN_INBOX: "in_inbox",
    SendState.PUBLISHED: "in_inbox",
    SendState.FAILED: "refused",
    SendState.UNCONFIRMED: "unfinished",
}


def test_waits_grow_and_end() -> None:
    waits = [wait_before(rounds) for rounds in range(MAX_ROUNDS + 2)]

    assert waits[:5] == [5, 10, 20, 30, 30]
    assert waits[MAX_ROUNDS:] == [None, None]
    assert 500 < sum(wait or 0 for wait in waits) < 600


@pytest.mark.parametrize("state", SendState)
def test_each_state_is_one_outcome_of_the_state_machine(state: SendState) -> None:
    assert next_step(a_send(state), 0).outcome == OUTCOMES[state]


def test_a_spent_budget_leaves_the_rest_to_the_sweep() -> None:
    assert next_step(a_send(SendState.SENT), MAX_ROUNDS).outcome == "unfinished"


def test_a_pause_tiktok_asked_for_is_kept() -> None:
    assert next_step(a_send(SendState.SENT), 0, at_least_s=75).wait_s == 75


@given(st.integers(0, 80 * 3600), st.booleans())
def test_the_sweep_asks_ever_later_and_stops_after_a_day_or_three_of_silence(age_s: int, was_answered: bool) -> None:
    now, hours = NOW + timedelta(seconds=age_s), 24 if was_answered else 72
    at = next_verdict_check(NOW, now, was_answered=was_answered)

    assert (at is None) == (age_s >= hours * 3600)
    assert at is None or now < at <= NOW + timedelta(hours=hours)


def test_a_draft_is_looked_at_four_times() -> None:
    looks, now = [], NOW
    while at := next_posted_check(NOW, now):
        looks.append(at - NOW)
        now = at

    assert looks == [timedelta(hours=1), timedelta(hours=6), timedelta(hours=24), timedelta(days=3)]
