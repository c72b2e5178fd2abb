"""At most 30 videos a day and 3 at work: the fourth is told when, and no race gets past."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from functions.sweep.app import handler as sweep
from makeafvdo.bootstrap import Container
from makeafvdo.domain.errors import Conflict, Throttled
from makeafvdo.domain.videos.outcomes import Outcome
from makeafvdo.domain.videos.quota import Limits
from makeafvdo.domain.videos.videos import Until, Video, VideoState
from makeafvdo.services.videos.reserve_run import ReserveRun, reserve_run
from makeafvdo.services.videos.settle_video import Settlement, settle_video
from makeafvdo.services.videos.start_video import NewVideo, Tap, continue_video, start_video
from tests.support.http_harness import HttpHarness, Person

MALI = "user-mali"
DAY = 24 * 3600


@pytest.fixture
def mali(home: HttpHarness) -> Person:
    return home.person(MALI)


def settled(app: Container, video_id: str, outcome: Outcome = Outcome.CHECK_PRODUCT) -> Video:
    video = app.videos.get(MALI, video_id)
    end = Settlement(user_id=MALI, video_id=video_id, run=video.run, outcome=outcome)
    return settle_video(end, videos=app.videos, sends=app.sends, now=app.clock())


def guard(app: Container, limits: Limits) -> ReserveRun:
    return partial(reserve_run, users=app.users, videos=app.videos, limits=limits, clock=app.clock)


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
        settled(home.app, mali.begin(f"the-form-{number}").body["video_id"])
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

    settled(mali.app, first, outcome)

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
    settled(mali.app, stopped)
    for number in range(1, 4):
        mali.begin(f"the-form-{number}")

    refused = mali.write(f"/api/videos/{stopped}/continue", until="script")

    assert (refused.status, refused.code) == (429, "videos_at_once_reached")
    assert mali.app.videos.get(MALI, stopped).run == 1


def test_going_on_is_no_new_video_of_the_day(home: HttpHarness) -> None:
    limits = Limits(per_day=1, at_once=3)
    video_id = begin(home.app, "the-form", limits)

    video = continue_video(
        settled(home.app, video_id),
        Tap(until=Until.SCRIPT),
        videos=home.app.videos,
        artifacts=home.app.artifacts,
        workflow=home.app.workflow,
        reserve_run=guard(home.app, limits),
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
    ("limits", "refusal"),
    [(Limits(30, 3), "videos_at_once_reached"), (Limits(3, 30), "videos_per_day_reached")],
    ids=["at once", "a day"],
)
def test_of_sixteen_requests_at_once_three_get_through(home: HttpHarness, limits: Limits, refusal: str) -> None:
    answers = at_once(16, lambda number: begin(home.app, f"the-form-{number}", limits))

    assert answers.count(refusal) == 13
    assert len({answer for answer in answers if answer != refusal}) == 3


def test_the_same_form_sent_sixteen_times_at_once_is_one_video(home: HttpHarness) -> None:
    answers = at_once(16, lambda _: begin(home.app, "one-form", Limits(1, 1)))

    assert len(set(answers)) == 1
    assert home.app.videos.get(MALI, answers[0]).run == 1


def test_of_sixteen_taps_at_once_on_six_stopped_videos_three_runs_begin(home: HttpHarness) -> None:
    limits = Limits(30, 6)
    stopped = [settled(home.app, begin(home.app, f"the-form-{number}", limits)) for number in range(6)]

    def tap(number: int) -> str:
        try:
            return continue_video(
                stopped[number % 6],
                Tap(until=Until.SCRIPT),
                videos=home.app.videos,
                artifacts=home.app.artifacts,
                workflow=home.app.workflow,
                reserve_run=guard(home.app, Limits(30, 3)),
            ).video_id
        except (Throttled, Conflict) as error:
            return error.code

    answers = at_once(16, tap)

    running = [video for video in stopped if home.app.videos.get(MALI, video.video_id).in_run]
    assert len(running) == 3
    assert {answer for answer in answers if answer in {video.video_id for video in stopped}} == {
        video.video_id for video in running
    }
