"""The judge finds each failure: one hand-made record for each way a send can go wrong."""

import pytest

from local.chaos.judge import AppStatus, Draft, Snapshot, Verdict, WebhookDelivery, judge
from local.chaos.plans import INIT, REFRESH, Plan, PlannedFault
from local.tiktok.faults.faults import Fault, InjectedFault

FILE = "aa" * 32
IN_INBOX = Draft("SEND_TO_USER_INBOX", FILE)
BEING_WORKED_ON = Draft("PROCESSING_UPLOAD", FILE)
NEVER_FILLED = Draft("PROCESSING_UPLOAD", None)
REFUSED = Draft("FAILED", FILE)
PLAN = Plan(7, (PlannedFault(Fault.CUT_AFTER, INIT),))
STRUCK = (InjectedFault(Fault.CUT_AFTER, INIT, "chaos7"),)
LOST_ANSWER = InjectedFault(Fault.CUT_AFTER, REFRESH, "chaos7")


def snapshot(state: str, *drafts: Draft, code: str | None = None, in_run: bool = False, lost: bool = False) -> Snapshot:
    return Snapshot(AppStatus(state, code, in_run, needs_reconnect=lost), drafts)


def verdict(
    *snapshots: Snapshot, fired: tuple[InjectedFault, ...] = STRUCK, events: tuple[WebhookDelivery, ...] = ()
) -> Verdict:
    return judge(PLAN, FILE, snapshots, fired, events)


@pytest.mark.parametrize(
    "end",
    [snapshot("IN_INBOX", NEVER_FILLED, IN_INBOX), snapshot("IN_INBOX", REFUSED, IN_INBOX)],
    ids=["lost", "failed"],
)
def test_one_item_and_a_true_word_are_fine(end: Snapshot) -> None:
    found = verdict(snapshot("WAITING_SLOT", NEVER_FILLED), end)

    assert found.is_fine
    assert found.unfired == []


def test_two_items_of_one_video_are_a_double() -> None:
    assert set(verdict(snapshot("IN_INBOX", IN_INBOX, IN_INBOX)).found) == {"doubles"}


def test_a_second_one_on_its_way_is_a_double_already() -> None:
    assert "doubles" in verdict(snapshot("IN_INBOX", IN_INBOX, BEING_WORKED_ON)).found


def test_a_failure_that_stays_one_is_a_loss() -> None:
    assert set(verdict(snapshot("FAILED", NEVER_FILLED, code="tiktok_refused")).found) == {"lost"}


@pytest.mark.parametrize("drafts", [(), (NEVER_FILLED,), (REFUSED,), (Draft("SEND_TO_USER_INBOX", "bb" * 32),)])
def test_success_without_that_file_in_the_inbox_is_a_lie_and_a_loss(drafts: tuple[Draft, ...]) -> None:
    assert set(verdict(snapshot("IN_INBOX", *drafts)).found) == {"untruthful", "lost"}


@pytest.mark.parametrize("state", ["FAILED", "WAITING_SLOT", "READY", "NEEDS_INPUT", "CANCELLED"])
@pytest.mark.parametrize("draft", [IN_INBOX, BEING_WORKED_ON])
def test_saying_that_nothing_went_while_tiktok_has_it_is_a_lie(state: str, draft: Draft) -> None:
    """Also where it comes right later."""
    found = verdict(snapshot(state, draft), snapshot("IN_INBOX", IN_INBOX))

    assert set(found.found) == {"untruthful"}


def test_posted_is_said_only_of_what_was_posted() -> None:
    assert verdict(snapshot("PUBLISHED", Draft("PUBLISH_COMPLETE", FILE))).is_fine
    assert set(verdict(snapshot("PUBLISHED", IN_INBOX)).found) == {"untruthful"}


@pytest.mark.parametrize("state", ["QUEUED", "SENDING", "PROCESSING", "WAITING_SLOT"])
def test_what_still_moves_at_the_end_hangs(state: str) -> None:
    assert set(verdict(snapshot(state, NEVER_FILLED)).found) == {"hung"}


def test_a_run_that_never_ends_hangs_whatever_it_says() -> None:
    assert "hung" in verdict(snapshot("IN_INBOX", IN_INBOX, in_run=True)).found


def test_an_account_lost_with_a_token_answer_is_counted_and_forgiven() -> None:
    snapshots = snapshot("FAILED", lost=True), snapshot("IN_INBOX", IN_INBOX)

    found = verdict(*snapshots, fired=(*STRUCK, LOST_ANSWER))

    assert found.is_fine
    assert found.lost_rotations == 1


@pytest.mark.parametrize("fired", [(), (InjectedFault(Fault.ERROR_BEFORE, REFRESH, "chaos7"),)])
def test_an_account_lost_without_a_lost_answer_is_a_lie(fired: tuple[InjectedFault, ...]) -> None:
    found = verdict(snapshot("FAILED", lost=True), snapshot("IN_INBOX", IN_INBOX), fired=(*STRUCK, *fired))

    assert set(found.found) == {"untruthful"}
    assert found.lost_rotations == 0


def test_two_accounts_lost_for_one_lost_answer_are_one_too_many() -> None:
    snapshots = snapshot("FAILED", lost=True), snapshot("FAILED", lost=True), snapshot("IN_INBOX", IN_INBOX)

    assert "untruthful" in verdict(*snapshots, fired=(*STRUCK, LOST_ANSWER)).found


def test_a_forged_webhook_has_to_be_refused() -> None:
    end = snapshot("IN_INBOX", IN_INBOX)

    assert verdict(end, events=(WebhookDelivery(Fault.EVENT_FORGED, (401, 401)), WebhookDelivery(None, (200,)))).is_fine
    assert set(verdict(end, events=(WebhookDelivery(Fault.EVENT_FORGED, (401, 200)),)).found) == {"untruthful"}


def test_a_fault_that_never_struck_is_named() -> None:
    assert verdict(snapshot("IN_INBOX", IN_INBOX), fired=()).unfired == [f"cut_after at {INIT}"]
