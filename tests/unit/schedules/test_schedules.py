"""A queue and its schedules: who is next, what a due time takes, and what is told where nothing was begun."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest

from makeafvdo.domain.errors import Transient
from makeafvdo.domain.tiktok.consent import STANDING_CONSENT_TEXT, StandingConsent
from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.videos import Until, VideoState
from makeafvdo.services.schedules.end_all import end_all
from makeafvdo.services.schedules.keep_schedules import WantedSchedule, make_schedule
from tests.unit.schedules.conftest import AT_SIX, MALI, Planner, link


def test_each_time_takes_the_next_product_with_its_own_choices(planner: Planner) -> None:
    options = Options(seconds=45, style="pop")
    planner.call("POST", "/api/queue", {"links": [link(1)], "options": options.model_dump(mode="json")})
    planner.add(2)
    schedule = planner.plan()

    assert planner.fire(schedule) == "STARTED"

    (video,) = planner.videos()
    assert (video.link, video.options, video.until) == (link(1), options, Until.READY)
    assert video.execution_name in planner.home.executions()
    assert planner.waiting_links() == [link(2)]
    assert planner.seen(schedule)["last"]["video_id"] == video.video_id
    (taken,) = planner.call("GET", "/api/queue").body["taken"]
    assert (taken["video_id"], taken["link"]) == (video.video_id, link(1))


def test_a_due_time_that_fires_often_takes_one_product(planner: Planner) -> None:
    planner.add(1, 2, 3)
    schedule = planner.plan()

    came = [planner.fire(schedule), planner.fire_now(schedule)]
    with ThreadPoolExecutor(4) as pool:
        came += pool.map(planner.fire_now, [schedule] * 4)

    assert set(came) == {"STARTED"}
    assert len(planner.videos()) == 1
    assert planner.waiting_links() == [link(2), link(3)]


def test_two_schedules_of_one_minute_take_two_products(planner: Planner) -> None:
    planner.add(1, 2, 3)
    one, other = planner.plan(), planner.plan()

    assert (planner.fire(one), planner.fire_now(other)) == ("STARTED", "STARTED")

    assert {video.link for video in planner.videos()} == {link(1), link(2)}


def test_where_two_meet_both_say_when_and_a_pause_a_skip_or_an_end_parts_them(planner: Planner) -> None:
    days = {"hour": 18, "minute": 0, "weekdays": ["MON", "THU"]}
    daily, twice, noon = planner.plan(), planner.plan(rule=days), planner.plan(rule={"hour": 12, "minute": 0})
    met = planner.seen(twice)["next_due"]

    assert [planner.seen(each)["also_due"] for each in (daily, twice, noon)] == [met, met, None]

    skipped = planner.call("POST", f"/api/schedules/{twice.schedule_id}/skip", {"due": met}).body
    assert skipped["also_due"] == skipped["next_due"] > met
    planner.call("POST", f"/api/schedules/{daily.schedule_id}/pause")
    assert planner.seen(twice)["also_due"] is None
    assert planner.call("POST", f"/api/schedules/{daily.schedule_id}/resume").body["also_due"] is not None
    ends = {"hour": 18, "minute": 0, "last_day": met[:10]}
    changed = planner.call("PATCH", f"/api/schedules/{daily.schedule_id}", {"rule": ends})
    assert changed.body["also_due"] is None
    page = planner.home.person(MALI).call("GET", "/queue", query={"lang": "th"}, accept="text/html").text
    assert page.count("มีเวลาอื่นตรงกัน") == 0


def test_a_firing_that_was_cut_off_is_finished_by_the_next_of_the_same_time(
    planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    planner.add(1, 2)
    schedule = planner.plan()
    with monkeypatch.context() as broken:
        broken.setattr(planner.home.app.videos, "create", _die)
        with pytest.raises(Exception, match="unexpected"):
            planner.fire(schedule)

    assert planner.fire_now(schedule) == "STARTED"

    assert [video.link for video in planner.videos()] == [link(1)]


def test_what_a_cut_off_firing_took_waits_again_at_the_next_time(
    planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    planner.add(1, 2)
    schedule = planner.plan()
    with monkeypatch.context() as broken:
        broken.setattr(planner.home.app.videos, "create", _die)
        with pytest.raises(Exception, match="unexpected"):
            planner.fire(schedule)

    assert planner.fire(schedule) == "STARTED"

    assert [video.link for video in planner.videos()] == [link(1)]
    assert planner.waiting_links() == [link(2)]


def _die(_video: object) -> None:
    raise RuntimeError("killed")


def test_a_time_that_is_long_past_is_missed_and_not_made_up_for(planner: Planner) -> None:
    planner.add(1)
    schedule = planner.plan()

    came = planner.fire(schedule, late=timedelta(minutes=16))

    assert came == "MISSED"
    assert planner.seen(schedule)["last"]["came"] == "MISSED"
    assert planner.waiting_links() == [link(1)]
    assert planner.fire(schedule, late=timedelta(minutes=14)) == "STARTED"


def test_a_time_that_nothing_came_for_is_told_as_missed(planner: Planner) -> None:
    schedule = planner.plan()
    due = next(schedule.next_dues(planner.home.bench.clock()))

    planner.be_at(due + timedelta(minutes=16))

    assert planner.seen(schedule)["last"] == {
        "due": due.isoformat(), "came": "MISSED", "video_id": None, "said": None,
    }  # fmt: skip


def test_an_empty_queue_is_told(planner: Planner) -> None:
    schedule = planner.plan()

    assert planner.fire(schedule) == "EMPTY"

    assert planner.seen(schedule)["last"]["came"] == "EMPTY"


def test_a_product_that_finds_no_room_is_the_first_still(planner: Planner) -> None:
    for number in range(3):
        planner.home.person(MALI).begin(f"the-form-{number}")
    planner.add(1, 2)
    schedule = planner.plan()

    assert planner.fire(schedule) == "REFUSED"

    last = planner.seen(schedule)["last"]
    assert "3" in last["said"]["th"]
    assert planner.waiting_links() == [link(1), link(2)]
    assert len(planner.videos()) == 3


def test_a_link_that_leads_nowhere_any_more_stands_aside_with_its_reason(planner: Planner) -> None:
    first, _ = planner.add(1, 2)
    planner.home.tables["QueueItems"].update_item(
        Key={"user_id": MALI, "item_id": first},
        UpdateExpression="SET link = :bad",
        ExpressionAttributeValues={":bad": "https://example.com/1"},
    )
    schedule = planner.plan()

    assert planner.fire(schedule) == "STARTED"

    queue = planner.call("GET", "/api/queue").body
    assert [each["item_id"] for each in queue["refused"]] == [first]
    assert queue["refused"][0]["said"]["th"]
    assert [video.link for video in planner.videos()] == [link(2)]


@pytest.mark.parametrize("has_consent", [True, False])
def test_a_schedule_that_sends_goes_up_to_the_inbox_under_a_standing_consent_alone(
    planner: Planner, has_consent: bool
) -> None:
    account = "connection-of-mali"
    planner.home.app.users.set_default_connection(MALI, account)
    if has_consent:
        consent = StandingConsent(at=planner.home.bench.clock(), text_version=STANDING_CONSENT_TEXT)
        planner.home.app.users.record_standing_consent(MALI, account, consent)
    planner.add(1)

    planner.fire(planner.plan(send=True))

    (video,) = planner.videos()
    assert (video.until, video.connection_id) == ((Until.INBOX, account) if has_consent else (Until.READY, None))


def test_a_paused_schedule_fires_nothing_and_goes_on_from_where_it_is_resumed(planner: Planner) -> None:
    planner.add(1)
    schedule = planner.plan()

    planner.call("POST", f"/api/schedules/{schedule.schedule_id}/pause", {})
    assert not planner.in_scheduler()
    assert planner.fire(schedule) is None
    assert planner.seen(schedule)["next_due"] is None
    planner.call("POST", f"/api/schedules/{schedule.schedule_id}/resume", {})

    assert planner.seen(schedule)["last"] is None
    resumed = planner.schedule(schedule.schedule_id)
    assert list(planner.in_scheduler()) == [resumed.name]
    assert planner.fire(resumed) == "STARTED"


def test_what_is_to_be_skipped_still_is_after_a_pause(planner: Planner) -> None:
    schedule = planner.plan()
    path = f"/api/schedules/{schedule.schedule_id}"
    due = planner.seen(schedule)["next_due"]
    planner.call("POST", f"{path}/skip", {"due": due})
    after = planner.seen(schedule)["next_due"]

    planner.call("POST", f"{path}/pause", {})
    planner.call("POST", f"{path}/resume", {})

    assert planner.seen(planner.schedule(schedule.schedule_id))["next_due"] == after > due


def test_the_next_time_can_be_skipped_and_only_that_one(planner: Planner) -> None:
    planner.add(1)
    schedule = planner.plan()
    due = planner.seen(schedule)["next_due"]
    path = f"/api/schedules/{schedule.schedule_id}"

    planner.call("POST", f"{path}/skip", {"due": due})

    assert planner.seen(schedule)["skips"] == due
    assert planner.seen(schedule)["next_due"] > due
    assert planner.call("POST", f"{path}/skip", {"due": due}).status == 200
    assert planner.fire(schedule) == "SKIPPED"
    assert planner.fire(schedule) == "STARTED"


def test_a_skip_can_be_taken_back(planner: Planner) -> None:
    planner.add(1)
    schedule = planner.plan()
    path = f"/api/schedules/{schedule.schedule_id}"
    planner.call("POST", f"{path}/skip", {"due": planner.seen(schedule)["next_due"]})

    planner.call("POST", f"{path}/unskip", {})

    assert planner.fire(schedule) == "STARTED"


def test_a_time_that_another_tab_has_let_pass_is_not_skipped(planner: Planner) -> None:
    schedule = planner.plan()
    due = next(schedule.next_dues(planner.home.bench.clock()))

    answer = planner.call(
        "POST", f"/api/schedules/{schedule.schedule_id}/skip", {"due": (due + timedelta(days=1)).isoformat()}
    )

    assert (answer.status, answer.code) == (409, "schedule_has_changed")


def test_a_change_is_a_new_schedule_of_the_scheduler_and_the_old_one_counts_for_nothing(planner: Planner) -> None:
    planner.add(1)
    old = planner.plan()

    planner.call("PATCH", f"/api/schedules/{old.schedule_id}", {"rule": {"hour": 6, "minute": 30, "weekdays": ["MON"]}})

    new = planner.schedule(old.schedule_id)
    (made,) = planner.in_scheduler().values()
    assert made["Name"] == new.name != old.name
    assert made["ScheduleExpression"] == "cron(30 23 ? * SUN *)"
    assert json.loads(made["Target"]["Input"]) == {
        "user_id": MALI, "schedule_id": new.schedule_id, "revision": new.revision,
    }  # fmt: skip
    assert made["Target"]["RetryPolicy"] == {"MaximumRetryAttempts": 0}
    assert planner.fire(old) is None
    assert planner.waiting_links() == [link(1)]


def test_a_schedule_ends_after_its_last_day(planner: Planner) -> None:
    today = planner.home.bench.clock().date()
    schedule = planner.plan(rule={"hour": 18, "minute": 0, "last_day": today.isoformat()})
    planner.add(1)

    assert planner.fire(schedule) == "STARTED"

    seen = planner.seen(schedule)
    assert (seen["has_ended"], seen["next_due"]) == (True, None)
    (made,) = planner.in_scheduler().values()
    assert made["EndDate"] > planner.home.bench.clock() - timedelta(days=1)


@pytest.mark.parametrize(
    "rule",
    [
        {"hour": 24, "minute": 0},
        {"hour": 18, "minute": 60},
        {"hour": 18, "minute": 0, "weekdays": []},
        {"hour": 18, "minute": 0, "weekdays": ["MON *) rate(1 minute"]},
        {"hour": 18, "minute": 0, "last_day": "2026-01-01"},
    ],
)
def test_a_rule_that_is_none_or_never_due_is_refused(planner: Planner, rule: dict[str, object]) -> None:
    answer = planner.call("POST", "/api/schedules", {"rule": rule})

    assert answer.status == 400
    assert not planner.in_scheduler()


def test_there_is_a_limit_of_schedules(planner: Planner) -> None:
    answers = [planner.call("POST", "/api/schedules", AT_SIX).status for _ in range(11)]

    assert answers == [201] * 10 + [409]


def test_there_is_a_limit_of_the_queue_and_what_goes_beyond_it_adds_nothing(planner: Planner) -> None:
    planner.add(*range(1, 51))
    (row, *_) = planner.home.tables["QueueItems"].scan()["Items"]
    with planner.home.tables["QueueItems"].batch_writer() as rows:
        for number in range(148):
            rows.put_item(Item=row | {"item_id": f"more-{number}"})

    answers = [planner.call("POST", "/api/queue", {"links": [link(90), link(91)]}) for _ in range(2)]

    assert [answer.status for answer in answers] == [201, 409]
    assert answers[1].code == "queue_is_full"
    assert len(planner.waiting()) == 200


def test_products_whose_answer_was_lost_are_added_once(planner: Planner) -> None:
    links = {"links": [link(1), link(2)]}
    planner.call("POST", "/api/queue", links, key="first form")
    planner.fire(planner.plan())

    again = planner.call("POST", "/api/queue", links, key="first form")

    assert again.status == 201
    assert planner.waiting_links() == [link(2)]
    assert [each["link"] for each in again.body["taken"]] == [link(1)]
    planner.call("POST", "/api/queue", links, key="second form")
    assert planner.waiting_links() == [link(2), link(1), link(2)]


def test_a_full_queue_takes_the_same_products_again(planner: Planner) -> None:
    most = {"links": [link(number) for number in range(200)]}
    assert planner.call("POST", "/api/queue", most, key="whole queue").status == 201

    assert planner.call("POST", "/api/queue", most, key="whole queue").status == 201

    assert len(planner.waiting()) == 200


def test_more_products_than_the_queue_holds_are_refused_in_words(planner: Planner) -> None:
    answer = planner.call("POST", "/api/queue", {"links": [link(number) for number in range(201)]})

    assert (answer.status, answer.body["error"]["code"]) == (409, "queue_is_full")
    assert planner.waiting() == []


def test_a_schedule_whose_answer_was_lost_is_made_once(planner: Planner) -> None:
    made = [planner.call("POST", "/api/schedules", AT_SIX, key="one dialog").body for _ in range(2)]

    assert made[0] == made[1]
    assert len(planner.in_scheduler()) == 1
    assert planner.plan().schedule_id != made[0]["schedule_id"]


def test_a_schedule_ordered_twice_at_one_time_is_made_once(planner: Planner) -> None:
    app = planner.home.app
    make = partial(
        make_schedule,
        MALI,
        WantedSchedule.model_validate(AT_SIX),
        "one dialog",
        schedules=app.schedules,
        scheduler=app.scheduler,
        now=app.clock(),
        new_id=app.new_id,
    )

    with ThreadPoolExecutor(4) as lambdas:
        made = [each.result() for each in [lambdas.submit(make) for _ in range(4)]]

    assert made == [made[0]] * 4
    assert list(planner.in_scheduler()) == [made[0].name]


def test_a_bad_link_adds_nothing(planner: Planner) -> None:
    answer = planner.call("POST", "/api/queue", {"links": [link(1), "https://example.com/1"]})

    assert (answer.status, answer.code) == (400, "unknown_shop")
    assert planner.waiting() == []


def test_products_can_be_moved_and_taken_out(planner: Planner) -> None:
    one, two, three, four = planner.add(1, 2, 3, 4)

    assert planner.waiting(planner.call("POST", f"/api/queue/{four}/move", {"to": 0})) == [four, one, two, three]
    assert planner.waiting(planner.call("POST", f"/api/queue/{one}/move", {"to": 3})) == [four, two, three, one]
    assert planner.waiting(planner.call("DELETE", f"/api/queue/{three}")) == [four, two, one]
    assert planner.waiting_links()[-1] == link(1)
    assert planner.add(5)[-2] == one


def test_a_product_that_is_taken_can_be_moved_no_more(planner: Planner) -> None:
    first, _ = planner.add(1, 2)
    planner.fire(planner.plan())

    answer = planner.call("POST", f"/api/queue/{first}/move", {"to": 0})

    assert (answer.status, answer.code) == (409, "queue_item_taken")


def test_each_product_knows_when_its_turn_is(planner: Planner) -> None:
    planner.add(1, 2, 3)
    evening, noon = planner.plan(), planner.plan(rule={"hour": 12, "minute": 0})
    planner.call("POST", f"/api/schedules/{noon.schedule_id}/skip", {"due": planner.seen(noon)["next_due"]})

    dues = [each["due"][11:16] for each in planner.call("GET", "/api/queue").body["waiting"]]

    assert dues == ["18:00", "12:00", "18:00"]
    for schedule in (evening, noon):
        planner.call("DELETE", f"/api/schedules/{schedule.schedule_id}")
    assert [each["due"] for each in planner.call("GET", "/api/queue").body["waiting"]] == [None] * 3
    assert not planner.in_scheduler()


def test_of_an_erased_account_nothing_is_left_here_or_in_the_scheduler(planner: Planner) -> None:
    planner.add(1, 2)
    planner.plan()
    app = planner.home.app
    planner.home.tables["Schedules"].put_item(Item={"user_id": MALI, "schedule_id": "broken", "revision": "one"})

    end_all(MALI, schedules=app.schedules, queue=app.queue, scheduler=app.scheduler)

    assert not planner.in_scheduler()
    assert planner.home.tables["Schedules"].scan()["Items"] == []
    assert planner.home.tables["QueueItems"].scan()["Items"] == []


def test_a_table_that_is_busy_loses_nothing(planner: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    planner.add(1)
    schedule = planner.plan()

    def busy(*_: object) -> None:
        raise Transient("service_busy")

    with monkeypatch.context() as slow:
        slow.setattr(planner.home.app, "reserve_run", busy, raising=False)
        assert planner.fire(schedule) == "REFUSED"

    assert planner.waiting_links() == [link(1)]
    assert all(video.state is VideoState.QUEUED for video in planner.videos())
