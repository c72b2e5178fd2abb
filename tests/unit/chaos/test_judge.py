"""The judge can say no: one hand-made record for each way a send can go wrong."""

import pytest

from local.chaos.judge import Draft, Event, Moment, Verdict, Word, judge
from local.chaos.plans import INIT, REFRESH, Plan, Trouble
from local.tiktok.faults.faults import Fault, Fired

FILE = "aa" * 32
IN_INBOX = Draft("SEND_TO_USER_INBOX", FILE)
BEING_WORKED_ON = Draft("PROCESSING_UPLOAD", FILE)
NEVER_FILLED = Draft("PROCESSING_UPLOAD", None)
REFUSED = Draft("FAILED", FILE)
PLAN = Plan(7, (Trouble(Fault.CUT_AFTER, INIT),))
STRUCK = (Fired(Fault.CUT_AFTER, INIT, "chaos7"),)
LOST_ANSWER = Fired(Fault.CUT_AFTER, REFRESH, "chaos7")


def moment(state: str, *drafts: Draft, code: str | None = None, in_run: bool = False, lost: bool = False) -> Moment:
    return Moment(Word(state, code, in_run, needs_reconnect=lost), drafts)


def verdict(*moments: Moment, fired: tuple[Fired, ...] = STRUCK, events: tuple[Event, ...] = ()) -> Verdict:
    return judge(PLAN, FILE, moments, fired, events)


@pytest.mark.parametrize(
    "end", [moment("IN_INBOX", NEVER_FILLED, IN_INBOX), moment("IN_INBOX", REFUSED, IN_INBOX)], ids=["lost", "failed"]
)
def test_one_item_and_a_true_word_are_fine(end: Moment) -> None:
    found = verdict(moment("WAITING_SLOT", NEVER_FILLED), end)

    assert found.is_fine
    assert found.unfired == []


def test_two_items_of_one_video_are_a_double() -> None:
    assert set(verdict(moment("IN_INBOX", IN_INBOX, IN_INBOX)).found) == {"doubles"}


def test_a_second_one_on_its_way_is_a_double_already() -> None:
    assert "doubles" in verdict(moment("IN_INBOX", IN_INBOX, BEING_WORKED_ON)).found


def test_a_failure_that_stays_one_is_a_loss() -> None:
    assert set(verdict(moment("FAILED", NEVER_FILLED, code="tiktok_refused")).found) == {"lost"}


@pytest.mark.parametrize("drafts", [(), (NEVER_FILLED,), (REFUSED,), (Draft("SEND_TO_USER_INBOX", "bb" * 32),)])
def test_success_without_that_file_in_the_inbox_is_a_lie_and_a_loss(drafts: tuple[Draft, ...]) -> None:
    assert set(verdict(moment("IN_INBOX", *drafts)).found) == {"untruthful", "lost"}


@pytest.mark.parametrize("state", ["FAILED", "WAITING_SLOT", "READY", "NEEDS_INPUT", "CANCELLED"])
@pytest.mark.parametrize("draft", [IN_INBOX, BEING_WORKED_ON])
def test_saying_that_nothing_went_while_tiktok_has_it_is_a_lie(state: str, draft: Draft) -> None:
    """Also where it comes right later."""
    found = verdict(moment(state, draft), moment("IN_INBOX", IN_INBOX))

    assert set(found.found) == {"untruthful"}


def test_posted_is_said_only_of_what_was_posted() -> None:
    assert verdict(moment("PUBLISHED", Draft("PUBLISH_COMPLETE", FILE))).is_fine
    assert set(verdict(moment("PUBLISHED", IN_INBOX)).found) == {"untruthful"}


@pytest.mark.parametrize("state", ["QUEUED", "SENDING", "PROCESSING", "WAITING_SLOT"])
def test_what_still_moves_at_the_end_hangs(state: str) -> None:
    assert set(verdict(moment(state, NEVER_FILLED)).found) == {"hung"}


def test_a_run_that_never_ends_hangs_whatever_it_says() -> None:
    assert "hung" in verdict(moment("IN_INBOX", IN_INBOX, in_run=True)).found


def test_an_account_lost_with_a_token_answer_is_counted_and_forgiven() -> None:
    moments = moment("FAILED", lost=True), moment("IN_INBOX", IN_INBOX)

    found = verdict(*moments, fired=(*STRUCK, LOST_ANSWER))

    assert found.is_fine
    assert found.lost_rotations == 1


@pytest.mark.parametrize("fired", [(), (Fired(Fault.ERROR_BEFORE, REFRESH, "chaos7"),)])
def test_an_account_lost_without_a_lost_answer_is_a_lie(fired: tuple[Fired, ...]) -> None:
    found = verdict(moment("FAILED", lost=True), moment("IN_INBOX", IN_INBOX), fired=(*STRUCK, *fired))

    assert set(found.found) == {"untruthful"}
    assert found.lost_rotations == 0


def test_two_accounts_lost_for_one_lost_answer_are_one_too_many() -> None:
    moments = moment("FAILED", lost=True), moment("FAILED", lost=True), moment("IN_INBOX", IN_INBOX)

    assert "untruthful" in verdict(*moments, fired=(*STRUCK, LOST_ANSWER)).found


def test_a_forged_webhook_has_to_be_refused() -> None:
    end = moment("IN_INBOX", IN_INBOX)

    assert verdict(end, events=(Event(Fault.EVENT_FORGED, (401, 401)), Event(None, (200,)))).is_fine
    assert set(verdict(end, events=(Event(Fault.EVENT_FORGED, (401, 200)),)).found) == {"untruthful"}


def test_a_fault_that_never_struck_is_named() -> None:
    assert verdict(moment("IN_INBOX", IN_INBOX), fired=()).unfired == [f"cut_after at {INIT}"]
