"""So much a day and so much at once, for each and for all: who asks for more is told when, and no race gets past."""

import json
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from functions.sweep.app import handler as sweep
from makeafvdo.bootstrap import Container
from makeafvdo.domain.errors import Conflict, Throttled
from makeafvdo.domain.videos.outcomes import Outcome
from makeafvdo.domain.videos.quota import Limits, Place, Quota, UploadBudget
from makeafvdo.domain.videos.videos import Step, Until, Video, VideoState
from makeafvdo.entrypoints.observability import logger
from makeafvdo.services.products.reserve_upload import reserve_upload
from makeafvdo.services.videos.reserve_run import ReserveRun, reserve_run
from makeafvdo.services.videos.settle_video import Settlement, settle_video
from makeafvdo.services.videos.start_video import NewVideo, Tap, continue_video, start_video
from tests.support.http_harness import QUOTA_SETTINGS, Answer, HttpHarness, Person

MALI = "user-mali"
DAY = 24 * 3600


def settle(app: Container, video_id: str, outcome: Outcome = Outcome.CHECK_PRODUCT) -> Video:
    video = app.videos.get(MALI, video_id)
    end = Settlement(user_id=MALI, video_id=video_id, run=video.run, outcome=outcome)
    return settle_video(end, videos=app.videos, sends=app.sends, now=app.clock())


def guard(app: Container, limits: Limits) -> ReserveRun:
    tables = {"users": app.users, "videos": app.videos, "cache": app.cache, "erasures": app.erasures}
    return partial(reserve_run, **tables, limits=limits, clock=app.clock)  # type: ignore[arg-type]


def limits(per_day: int = 30, at_once: int = 3, runs_per_day: int = 99, everybodys: int = 99) -> Limits:
    return Limits(per_day, at_once, runs_per_day, everybodys)


def begin(app: Container, key: str, limits: Limits) -> str:
    """The new video's id, or the code of the refusal."""
    try:
        return start_video(
            MALI,
            NewVideo(link="https://shopee.co.th/product/11111/22222"),
            key,
            videos=app.videos,
            cache=app.cache,
            workflow=app.workflow,
            reserve_run=guard(app, limits),
            clock=app.clock,
            new_id=app.new_id,
        ).video_id
    except Throttled as error:
        return error.code


def at_once(count: int, do: Callable[[int], str]) -> list[str]:
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(do, range(count)))


def test_the_fourth_at_once_is_told_when_to_come_back(mali: Person) -> None:
    begun = [mali.begin(f"the-form-{number}").status for number in range(3)]

    fourth = mali.begin("the-form-4")

    assert begun == [201] * 3
    assert (fourth.status, fourth.code) == (429, "videos_at_once_reached")
    assert 30 <= int(fourth.headers["Retry-After"]) <= 121
    assert "น." in fourth.body["error"]["next_th"]
    assert "Thai time" in fourth.body["error"]["next_en"]


def test_another_persons_runs_do_not_count(home: HttpHarness, mali: Person) -> None:
    for number in range(3):
        mali.begin(f"the-form-{number}")

    assert home.person("user-ton").begin("the-form-0").status == 201


def test_the_thirty_first_of_a_day_waits_for_the_first_to_be_a_day_old(home: HttpHarness, mali: Person) -> None:
    for number in range(30):
        settle(home.app, mali.begin(f"the-form-{number}").body["video_id"])
        home.bench.advance(600)

    refused = mali.begin("one-too-many")

    assert (refused.status, refused.code) == (429, "videos_per_day_reached")
    assert int(refused.headers["Retry-After"]) == pytest.approx(DAY - 30 * 600, abs=60)
    home.bench.advance(int(refused.headers["Retry-After"]))
    assert mali.begin("one-too-many").status == 201


def test_the_same_form_again_is_the_same_video_and_counts_once(mali: Person) -> None:
    first, *again = [mali.begin("one-form").body["video_id"] for _ in range(5)]

    assert again == [first] * 4
    assert [mali.begin(f"the-form-{number}").status for number in range(3)] == [201, 201, 429]
    assert mali.begin("one-form").body["video_id"] == first


@pytest.mark.parametrize("outcome", list(Outcome))
def test_whichever_way_a_run_ends_its_place_is_free(mali: Person, outcome: Outcome) -> None:
    first, *_ = [mali.begin(f"the-form-{number}").body["video_id"] for number in range(3)]
    assert mali.begin("the-form-3").status == 429

    settle(mali.app, first, outcome)

    assert mali.begin("the-form-3").status == 201
    assert mali.begin("the-form-4").status == 429


def test_a_run_that_died_is_freed_by_the_sweep(home: HttpHarness, mali: Person) -> None:
    first, *_ = [mali.begin(f"the-form-{number}").body["video_id"] for number in range(3)]
    home.app.videos.enter(MALI, first, 1, VideoState.SCRAPING)
    home.steps.stop_execution(executionArn=f"{home.machine_arn.replace(':stateMachine:', ':execution:')}:{first}-1")
    home.bench.advance(130)
    assert mali.begin("the-form-3").status == 429

    sweep.run({}, home.app)

    assert home.app.videos.get(MALI, first).state is VideoState.FAILED
    assert mali.begin("the-form-3").status == 201


def test_a_cancelled_run_gives_its_place_back(mali: Person) -> None:
    first, *_ = [mali.begin(f"the-form-{number}").body["video_id"] for number in range(3)]

    mali.write(f"/api/videos/{first}/cancel")

    assert mali.begin("the-form-3").status == 201


def test_going_on_with_a_video_takes_a_place_too(mali: Person) -> None:
    stopped = mali.begin("the-form-0").body["video_id"]
    settle(mali.app, stopped)
    for number in range(1, 4):
        mali.begin(f"the-form-{number}")

    refused = mali.write(f"/api/videos/{stopped}/continue", until="script")

    assert (refused.status, refused.code) == (429, "videos_at_once_reached")
    assert mali.app.videos.get(MALI, stopped).run == 1


def test_going_on_is_no_new_video_of_the_day(home: HttpHarness) -> None:
    one_a_day = limits(per_day=1)
    video_id = begin(home.app, "the-form", one_a_day)

    video = continue_video(
        settle(home.app, video_id),
        Tap(until=Until.SCRIPT),
        videos=home.app.videos,
        artifacts=home.app.artifacts,
        workflow=home.app.workflow,
        reserve_run=guard(home.app, one_a_day),
    )

    assert video.run == 2
    assert home.executions().keys() == {f"{video_id}-1", f"{video_id}-2"}


def test_a_request_that_died_before_its_video_stood_keeps_its_place_for_a_minute(
    home: HttpHarness, mali: Person
) -> None:
    home.app.reserve_run(MALI, "never-made", 1)
    statuses = [mali.begin(f"the-form-{number}").status for number in range(3)]

    home.bench.advance(61)

    assert statuses == [201, 201, 429]
    assert mali.begin("the-form-2").status == 201


@pytest.mark.parametrize(
    ("allowed", "refusal"),
    [
        (limits(at_once=3), "videos_at_once_reached"),
        (limits(per_day=3, at_once=30), "videos_per_day_reached"),
        (limits(runs_per_day=3, at_once=30), "runs_per_day_reached"),
        (limits(everybodys=3, at_once=30), "everybodys_runs_per_day_reached"),
    ],
    ids=["at once", "a day", "runs a day", "everybody's"],
)
def test_of_sixteen_requests_at_once_three_get_through(home: HttpHarness, allowed: Limits, refusal: str) -> None:
    answers = at_once(16, lambda number: begin(home.app, f"the-form-{number}", allowed))

    assert answers.count(refusal) == 13
    assert len({answer for answer in answers if answer != refusal}) == 3


def test_the_same_form_sent_sixteen_times_at_once_is_one_video(home: HttpHarness) -> None:
    answers = at_once(16, lambda _: begin(home.app, "one-form", limits(per_day=1, at_once=1)))

    assert len(set(answers)) == 1
    assert home.app.videos.get(MALI, answers[0]).run == 1


def test_of_sixteen_taps_at_once_on_six_stopped_videos_three_runs_begin(home: HttpHarness) -> None:
    six = limits(at_once=6)
    stopped = [settle(home.app, begin(home.app, f"the-form-{number}", six)) for number in range(6)]

    def tap(number: int) -> str:
        try:
            return continue_video(
                stopped[number % 6],
                Tap(until=Until.SCRIPT),
                videos=home.app.videos,
                artifacts=home.app.artifacts,
                workflow=home.app.workflow,
                reserve_run=guard(home.app, limits(at_once=3)),
            ).video_id
        except (Throttled, Conflict) as error:
            return error.code

    answers = at_once(16, tap)

    running = [video for video in stopped if home.app.videos.get(MALI, video.video_id).in_run]
    assert len(running) == 3
    assert {answer for answer in answers if answer in {video.video_id for video in stopped}} == {
        video.video_id for video in running
    }


def spends(home: HttpHarness, **settings: int) -> None:
    """The harness's settings, some of them changed."""
    home.app.quota_settings = QUOTA_SETTINGS.model_copy(update=settings)


def test_the_sixth_run_waits_for_the_first_to_be_a_day_old(home: HttpHarness, mali: Person) -> None:
    spends(home, runs_per_day=5)
    video_id = mali.begin("the-form").body["video_id"]
    for run in range(2, 6):
        home.bench.advance(600)
        settle(home.app, video_id)
        home.app.videos.take_run(home.app.videos.get(MALI, video_id), Step.SCRAPE, Until.PRODUCT)
        home.app.reserve_run(MALI, video_id, run)
    settle(home.app, video_id, Outcome.FAILED)

    refused = mali.write(f"/api/videos/{video_id}/continue", until="product")

    assert (refused.status, refused.code) == (429, "runs_per_day_reached")
    assert int(refused.headers["Retry-After"]) == pytest.approx(DAY - 4 * 600, abs=60)
    assert "น." in refused.body["error"]["next_th"]
    assert home.app.videos.get(MALI, video_id).run == 5
    home.bench.advance(int(refused.headers["Retry-After"]))
    mali = home.person(MALI)
    assert mali.write(f"/api/videos/{video_id}/continue", until="product").status == 202


def test_a_run_reserved_twice_counts_once(home: HttpHarness) -> None:
    spends(home, runs_per_day=2, everybodys_runs_per_day=2)
    for _ in range(5):
        home.app.reserve_run(MALI, "one", 1)

    home.app.reserve_run(MALI, "two", 1)

    with pytest.raises(Throttled, match="runs_per_day_reached"):
        home.app.reserve_run(MALI, "three", 1)


def test_everybody_together_stops_at_midnight_in_thailand(
    home: HttpHarness, mali: Person, caplog: pytest.LogCaptureFixture
) -> None:
    logging.getLogger(logger.name).addHandler(caplog.handler)
    spends(home, everybodys_runs_per_day=2)
    begun = [home.person(f"user-{number}").begin("the-form").status for number in range(2)]

    refused = mali.begin("the-form")

    assert begun == [201, 201]
    assert (refused.status, refused.code) == (429, "everybodys_runs_per_day_reached")
    assert "00:0" in refused.body["error"]["next_en"]
    codes = [getattr(record, "code", None) for record in caplog.records if record.name == logger.name]
    assert set(codes) == {refused.code}
    logging.getLogger(logger.name).removeHandler(caplog.handler)
    assert home.app.users.quota_of(MALI).version == 0, "a refused marketer has spent nothing"
    home.bench.advance(int(refused.headers["Retry-After"]))
    assert home.person(MALI).begin("the-form").status == 201


def test_a_marketer_who_is_refused_uses_up_nobody_elses(home: HttpHarness, mali: Person) -> None:
    spends(home, everybodys_runs_per_day=4)
    statuses = [mali.begin(f"the-form-{number}").status for number in range(20)]

    assert statuses == [201] * 3 + [429] * 17
    assert home.person("user-ton").begin("the-form").status == 201


def test_the_brake_can_be_off(home: HttpHarness) -> None:
    spends(home, everybodys_runs_per_day=0)

    assert [home.person(f"user-{number}").begin("the-form").status for number in range(3)] == [201] * 3


def test_another_lane_has_a_budget_of_its_own() -> None:
    now, quota, one = datetime(2026, 11, 29, 9, tzinfo=UTC), Quota(), limits(1, 1, 1)
    quota = quota.with_places([Place(video_id="a", run=1, taken_at=now)], set(), one)

    both = quota.with_places([Place(video_id="b", run=1, taken_at=now, lane="batch")], set(), one)

    assert {lane: set(spent.runs) for lane, spent in both.spent.items()} == {"tap": {"a-1"}, "batch": {"b-1"}}
    assert Quota.model_validate_json(both.model_dump_json()) == both
    with pytest.raises(Throttled):
        both.with_places([Place(video_id="c", run=1, taken_at=now)], set(), one)


def test_a_row_of_the_release_before_is_read_and_goes_on_counting(home: HttpHarness, mali: Person) -> None:
    now = home.app.clock()
    begun = {f"video-{number}": (now - timedelta(minutes=number)).isoformat() for number in range(30)}
    running = [{"video_id": "video-0", "run": 1, "taken_at": now.isoformat()}]
    home.tables["Users"].put_item(
        Item={
            "user_id": MALI,
            "quota": json.dumps({"version": 7, "begun": begun, "running": running}),
            "quota_version": 7,
        }
    )

    refused = mali.begin("the-form")

    assert (refused.status, refused.code) == (429, "videos_per_day_reached")
    home.bench.advance(int(refused.headers["Retry-After"]))
    assert home.person(MALI).begin("the-form").status == 201
    assert home.app.users.quota_of(MALI).version == 8


def upload(person: Person, size: int = 1000, kind: str = "photo") -> Answer:
    types = {"photo": "image/jpeg", "clip": "video/mp4"}
    return person.write("/api/uploads", kind=kind, content_type=types[kind], bytes=size)


def test_places_for_files_have_an_end_and_so_have_their_bytes(home: HttpHarness, mali: Person) -> None:
    spends(home, uploads_per_day=3, upload_bytes_per_day=500_000_000)
    by_size = home.person("user-ton")

    places = [upload(mali) for _ in range(4)]
    sizes = [upload(by_size, 200_000_000, "clip") for _ in range(3)]

    assert [each.status for each in places] == [201, 201, 201, 429]
    assert places[-1].code == "uploads_per_day_reached"
    assert [each.status for each in sizes] == [201, 201, 429]
    assert sizes[-1].code == "upload_bytes_per_day_reached"
    assert "500 MB" in sizes[-1].body["error"]["en"]
    assert upload(by_size, 100_000_000, "clip").status == 201


def test_a_large_file_is_told_when_there_is_room_for_all_of_it(home: HttpHarness, mali: Person) -> None:
    spends(home, upload_bytes_per_day=200_000_000)
    for _ in range(4):
        upload(mali, 50_000_000, "clip")
        home.bench.advance(3600)

    refused = upload(mali, 150_000_000, "clip")

    assert int(refused.headers["Retry-After"]) == pytest.approx(DAY - 2 * 3600, abs=60)
    home.bench.advance(int(refused.headers["Retry-After"]))
    assert upload(home.person(MALI), 150_000_000, "clip").status == 201


def test_what_is_refused_for_itself_costs_nothing(home: HttpHarness, mali: Person) -> None:
    spends(home, uploads_per_day=1)

    assert upload(mali, 50_000_001).code == "upload_too_large"
    assert upload(mali).status == 201


def test_of_sixteen_uploads_at_once_five_get_a_place(home: HttpHarness) -> None:
    allowed = UploadBudget(per_day=5, bytes_per_day=10**9)

    def bring(number: int) -> str:
        try:
            reserve_upload(MALI, f"upload-{number}", 10, users=home.app.users, limits=allowed, clock=home.app.clock)
        except Throttled as error:
            return error.code
        return "taken"

    answers = at_once(16, bring)

    assert (answers.count("taken"), answers.count("uploads_per_day_reached")) == (5, 11)


def test_runs_and_uploads_at_once_do_not_forget_each_other(home: HttpHarness) -> None:
    allowed = UploadBudget(per_day=99, bytes_per_day=10**9)

    def spend(number: int) -> str:
        if number % 2:
            reserve_upload(MALI, f"upload-{number}", 10, users=home.app.users, limits=allowed, clock=home.app.clock)
        else:
            guard(home.app, limits(at_once=99))(MALI, f"video-{number}", 1)
        return ""

    at_once(12, spend)

    spent = home.app.users.quota_of(MALI).spent["tap"]
    assert (len(spent.videos), len(spent.runs), len(spent.uploads)) == (6, 6, 6)
