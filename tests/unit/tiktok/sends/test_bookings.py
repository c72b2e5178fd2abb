"""A send that waits has booked its slot: once, its own, and it goes out in the run that begins then."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any

import pytest

from makeafvdo.domain.tiktok.connections import Connection
from makeafvdo.domain.tiktok.sends import Send, SendState
from makeafvdo.domain.tiktok.slots import SPACING
from makeafvdo.services.tiktok.accounts import list_accounts
from tests.support.tiktok_harness import USER, TikTokHarness

HOUR = timedelta(hours=1)


def fill(bench: TikTokHarness) -> Connection:
    """Five videos sent an hour apart, the last one an hour ago."""
    connection = bench.connect()
    for number in range(5):
        assert bench.send(bench.order(connection, video_id=f"filling-{number}")).outcome == "processing"
        bench.advance(HOUR.total_seconds())
    return connection


def wait(bench: TikTokHarness, connection: Connection, video_id: str, **order: Any) -> datetime:  # noqa: ANN401
    """A send that has to wait; when it goes."""
    step = bench.send(bench.order(connection, video_id=video_id, **order))
    assert (step.outcome, step.send.state, step.send.due_at) == ("waiting_slot", SendState.RESERVED, step.send.slot_at)
    assert step.send.due_at is not None
    return step.send.due_at


def hours(span: timedelta) -> int:
    """Whole ones: a test itself takes some seconds."""
    return round(span / HOUR)


def second_of(bench: TikTokHarness) -> datetime:
    return bench.clock().replace(microsecond=0)


def until(bench: TikTokHarness, moment: datetime) -> None:
    bench.advance((moment - bench.clock()).total_seconds() + 1)


def runs(bench: TikTokHarness, connection: Connection, made: Counter[str]) -> Callable[[Send], bool]:
    """What the sweep starts: the run of the video, counted."""

    def resume(send: Send) -> bool:
        made[send.video_id] += 1
        bench.send(bench.order(connection, run=1 + made[send.video_id], video_id=send.video_id))
        return True

    return resume


def ledger(bench: TikTokHarness, connection: Connection, video_id: str) -> Send:
    send = bench.sends.latest(connection.connection_id, video_id)
    assert send is not None
    return send


def test_twelve_at_once_go_at_twelve_times_five_a_day_and_in_one_run_each(bench: TikTokHarness) -> None:
    connection = bench.connect()
    videos = [f"video-{number:02}" for number in range(12)]
    steps = []
    for video_id in videos:
        steps.append(bench.send(bench.order(connection, video_id=video_id)))
        bench.advance(15)
    made: Counter[str] = Counter()

    for step in steps[5:]:
        assert step.send.due_at is not None
        until(bench, step.send.due_at)
        bench.advance(45)  # the sweep comes once a minute
        bench.sweep(runs(bench, connection, made))

    inits_at = sorted(ledger(bench, connection, video_id).inits[0].at for video_id in videos)
    assert [step.outcome for step in steps] == ["processing"] * 5 + ["waiting_slot"] * 7
    assert len({step.send.due_at for step in steps[5:]}) == 7
    assert made == Counter(videos[5:])
    assert len(set(inits_at)) == 12
    assert all(sixth - first >= timedelta(hours=24) for first, sixth in zip(inits_at, inits_at[5:], strict=False))
    assert bench.calls("/v2/post/publish/inbox/") == bench.videos_in_inbox() == 12


def test_a_booking_that_another_comes_before_is_made_anew(
    bench: TikTokHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first writer has read the bookings, the second one books, then the first one writes."""
    connection, book = fill(bench), bench.sends.book
    answers: list[bool] = []
    times: list[datetime] = []

    def overtaken(old: Send, booked: Send, bookings: int) -> bool:
        if not times:
            monkeypatch.setattr(bench.sends, "book", book)
            times.append(wait(bench, connection, "second"))
            monkeypatch.setattr(bench.sends, "book", overtaken)
        answers.append(book(old, booked, bookings))
        return answers[-1]

    monkeypatch.setattr(bench.sends, "book", overtaken)

    times.append(wait(bench, connection, "first"))

    assert answers == [False, True]
    assert hours(times[1] - times[0]) == 1


def test_however_many_book_at_once_each_has_its_own_slot(bench: TikTokHarness) -> None:
    connection, together = fill(bench), Barrier(5)

    def at_once(number: int) -> datetime:
        together.wait()
        return wait(bench, connection, f"video-{number}")

    with ThreadPoolExecutor(5) as pool:
        times = sorted(pool.map(at_once, range(5)))

    assert [hours(later - times[0]) for later in times] == [0, 1, 2, 3, 4]


def test_a_run_meanwhile_changes_no_booking(bench: TikTokHarness) -> None:
    connection = fill(bench)
    booked = [wait(bench, connection, video_id) for video_id in ("one", "two")]
    bench.advance(3600)

    again = [wait(bench, connection, video_id, run=2) for video_id in ("two", "one")]

    assert again == booked[::-1]


def test_a_scheduled_time_is_the_earliest_not_the_only_one(bench: TikTokHarness) -> None:
    connection = fill(bench)
    in_an_hour, in_three_days = second_of(bench) + HOUR, second_of(bench) + 72 * HOUR

    soon = wait(bench, connection, "soon", not_before=in_an_hour)
    late = wait(bench, connection, "late", not_before=in_three_days)

    assert soon > in_an_hour + 18 * HOUR
    assert late == in_three_days


def test_a_scheduled_send_waits_though_a_slot_is_free_and_goes_at_its_time(bench: TikTokHarness) -> None:
    connection, at, made = bench.connect(), second_of(bench) + 2 * HOUR, Counter[str]()

    assert wait(bench, connection, "scheduled", not_before=at) == at
    bench.sweep(runs(bench, connection, made))
    assert not made
    until(bench, at)
    bench.sweep(runs(bench, connection, made))

    assert (made, bench.videos_in_inbox()) == (Counter(["scheduled"]), 1)


def test_who_comes_later_takes_nothing_from_who_has_booked(bench: TikTokHarness) -> None:
    connection = bench.connect()
    tonight = second_of(bench) + 12 * HOUR
    for number in range(5):
        booked = wait(bench, connection, f"tonight-{number}", not_before=tonight)
        assert booked == tonight + timedelta(seconds=number)  # no two runs begin together

    assert wait(bench, connection, "later") == tonight + SPACING


def test_a_slot_taken_elsewhere_is_booked_again_and_disturbs_nobody(bench: TikTokHarness) -> None:
    connection, made = fill(bench), Counter[str]()
    booked = [wait(bench, connection, f"video-{number}") for number in range(4)]
    until(bench, booked[0])
    bench.tiktok_itself.send(bench.token(connection).get_secret_value())  # by another app

    bench.sweep(runs(bench, connection, made))

    again = ledger(bench, connection, "video-0")
    assert again.slot_at is not None
    assert (again.state, again.inits, again.due_at) == (SendState.RESERVED, (), again.slot_at)
    assert again.slot_at > booked[0]
    for moment in sorted({*booked[1:], again.slot_at}):
        until(bench, moment)
        bench.sweep(runs(bench, connection, made))
    assert made == Counter({"video-0": 2, "video-1": 1, "video-2": 1, "video-3": 1})
    assert bench.videos_in_inbox() == 5 + 1 + 4


def test_a_run_that_is_late_still_has_its_slot(bench: TikTokHarness) -> None:
    connection, made = fill(bench), Counter[str]()
    booked = [wait(bench, connection, f"video-{number}") for number in range(7)]
    until(bench, booked[0] + timedelta(minutes=40))

    bench.sweep(runs(bench, connection, made))

    assert ledger(bench, connection, "video-0").state is SendState.SENT
    assert ledger(bench, connection, "video-6").due_at == booked[6]


def test_a_send_that_is_called_off_leaves_its_slot_to_the_next_one(bench: TikTokHarness) -> None:
    connection = fill(bench)
    first, second = (wait(bench, connection, video_id) for video_id in ("first", "second"))
    bench.stop(bench.order(connection, video_id="first"), "send_cancelled")

    assert wait(bench, connection, "third") == first
    assert ledger(bench, connection, "second").due_at == second


def test_what_has_no_slot_before_its_file_is_deleted_is_not_sent(bench: TikTokHarness) -> None:
    connection = fill(bench)

    step = bench.send(bench.order(connection, video_id="sixth", ends_at=bench.clock() + 5 * HOUR))

    assert (step.outcome, step.send.state, step.send.reason) == ("refused", SendState.FAILED, "tiktok_no_slot_in_time")


def test_a_row_is_kept_until_long_after_its_booked_time(bench: TikTokHarness) -> None:
    connection, in_two_months = bench.connect(), bench.clock() + timedelta(days=60)

    wait(bench, connection, "later", not_before=in_two_months)

    assert ledger(bench, connection, "later").expires_at >= in_two_months + timedelta(days=29)


def test_a_send_waiting_since_the_previous_release_goes_at_its_time_in_one_run(bench: TikTokHarness) -> None:
    connection, made = fill(bench), Counter[str]()
    due_at = wait(bench, connection, "of-before")
    bench.tables["Sends"].update_item(
        Key={"connection_id": connection.connection_id, "send_id": "of-before.0001"},
        UpdateExpression="REMOVE slot_at, unattended",
    )

    assert hours(wait(bench, connection, "of-now") - due_at) == 1
    until(bench, due_at)
    bench.sweep(runs(bench, connection, made))

    assert made == Counter(["of-before"])
    assert ledger(bench, connection, "of-before").state is SendState.SENT


def test_the_account_tells_when_the_next_one_goes_how_many_wait_and_how_many_more_can(bench: TikTokHarness) -> None:
    connection = fill(bench)
    booked = [wait(bench, connection, video_id) for video_id in ("one", "two")]

    [account] = list_accounts(USER, None, access=bench.access, sends=bench.sends)

    assert (account.slots_used, account.sends_waiting) == (5, 2)
    assert account.slot_free_at is not None
    assert hours(account.slot_free_at - booked[1]) == 1
    assert 440 <= account.slots_left < 450
    assert wait(bench, connection, "three") - account.slot_free_at < timedelta(seconds=1)


def test_one_accounts_queue_is_nothing_to_another_account(bench: TikTokHarness) -> None:
    connection = fill(bench)
    for number in range(3):
        wait(bench, connection, f"video-{number}")

    assert bench.send(bench.order(bench.connect(account="ton"), video_id="other")).outcome == "processing"


def test_the_counter_of_bookings_goes_with_the_account(bench: TikTokHarness) -> None:
    connection = fill(bench)

    bench.disconnect(connection)

    assert bench.tables["Sends"].scan()["Items"] == []
