"""Every route of every HTTP function, asked by somebody else: nothing is there, nothing is told, nothing changes."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from string import Template
from typing import Any

import pytest

from makeafvdo.domain.batches.batches import Batch, BatchState
from makeafvdo.domain.schedules.queue import ItemState, QueueItem
from makeafvdo.domain.schedules.rules import Rule
from makeafvdo.domain.schedules.schedules import Schedule, ScheduleState
from makeafvdo.domain.videos.options import Options
from tests.support.gateway import Route, function_for, routes
from tests.support.http_harness import Answer, HttpHarness, Person, http_harness
from tests.support.pictures import photograph, saved
from tests.support.tiktok_harness import facts_of, s3
from tests.unit.http_api.cases import CASES, PUBLIC, Case, Own, Theirs

OWNER, STRANGER = "user-owner-6f1d", "user-stranger"
THEIR_VIDEO, NO_VIDEO, OWN_VIDEO, UPLOAD, NO_UPLOAD = (f"01jd0000000000000000000{mark}" for mark in range(100, 105))
THEIR_ITEM, NO_ITEM, THEIR_SCHEDULE, NO_SCHEDULE = (f"01jd0000000000000000000{mark}" for mark in range(105, 109))
THEIR_BATCH, NO_BATCH = "a" * 26, "b" * 26
SECRET_TITLE = "ความลับของเจ้าของ"
VOLATILE = re.compile(
    r"01[0-9a-z]{24}|\d{4}-\d\d-\d\dT[^\"]+|X-Amz-[^\"]+|state=[\w-]+|(?<=\"progress\":)[\d.]+"
    r"|(?<=\"receipt\":\")[^\"]+|\"(?:policy|x-amz-date|x-amz-signature)\":\"[^\"]+|(?<=mka_user-stranger_)[\w-]+"
)
"""New ids, times, signatures, tokens and one-time states differ from answer to answer."""


def _batch_of(user_id: str, batch_id: str, now: datetime) -> Batch:
    return Batch(
        user_id=user_id,
        batch_id=batch_id,
        state=BatchState.RUNNING,
        execution="event",
        name=SECRET_TITLE,
        created_at=now,
        changed_at=now,
        expires_at=4_000_000_000,
    )


def _schedule_of(user_id: str, schedule_id: str, now: datetime) -> Schedule:
    return Schedule(
        user_id=user_id, schedule_id=schedule_id, revision="one", rule=Rule(hour=18, minute=0),
        state=ScheduleState.ON, since=now, created_at=now, changed_at=now,
    )  # fmt: skip


def _item_of(user_id: str, item_id: str, now: datetime) -> QueueItem:
    return QueueItem(
        user_id=user_id, item_id=item_id, place=0, state=ItemState.WAITING, link=SECRET_TITLE, options=Options(),
        added_at=now,
    )  # fmt: skip


class Scene:
    """An owner with a video, an account and an upload, and another user."""

    def __init__(self, home: HttpHarness) -> None:
        self.home = home
        connection = home.bench.connect(OWNER)
        home.bench.send(home.bench.order(connection, video_id=THEIR_VIDEO))
        home.video(OWNER, THEIR_VIDEO, title=SECRET_TITLE, connection_id=connection.connection_id)
        home.person(OWNER)
        home.app.batches.begin(_batch_of(OWNER, THEIR_BATCH, home.bench.clock()))
        common = {"own_video_id": OWN_VIDEO, "own_sha256": facts_of().sha256}
        home.app.queue.add(_item_of(OWNER, THEIR_ITEM, home.bench.clock()))
        home.app.schedules.create(_schedule_of(OWNER, THEIR_SCHEDULE, home.bench.clock()))
        self.theirs = common | {
            "video_id": THEIR_VIDEO,
            "connection_id": connection.connection_id,
            "batch_id": THEIR_BATCH,
            "item_id": THEIR_ITEM,
            "schedule_id": THEIR_SCHEDULE,
            "upload_id": UPLOAD,
            "prefix": f"users/{OWNER}/videos/{THEIR_VIDEO}",
        }
        self.none = common | {
            "video_id": NO_VIDEO,
            "connection_id": "connection-00",
            "batch_id": NO_BATCH,
            "item_id": NO_ITEM,
            "schedule_id": NO_SCHEDULE,
            "upload_id": NO_UPLOAD,
            "prefix": f"users/nobody/videos/{NO_VIDEO}",
        }
        s3().put_object(Bucket="intake", Key=f"{OWNER}/uploads/{UPLOAD}", Body=saved(photograph()))
        self.marks = {OWNER, connection.open_id, SECRET_TITLE, "มะลิรีวิวของดี"}

    def call(self, route: Route, case: Case, ids: Mapping[str, str], **headers: str) -> Answer:
        """Call `route` as the stranger, who has one new video that names the account of `ids`."""
        for table, keys in (
            ("Users", ["user_id"]),
            ("Erasures", ["user_id"]),
            ("Videos", ["user_id", "video_id"]),
            ("Schedules", ["user_id", "schedule_id"]),
            ("QueueItems", ["user_id", "item_id"]),
        ):
            for row in self.home.tables[table].scan()["Items"]:
                if row["user_id"] == STRANGER:
                    self.home.tables[table].delete_item(Key={key: row[key] for key in keys})
        self.home.video(STRANGER, OWN_VIDEO, connection_id=ids["connection_id"])
        stranger = self.home.person(STRANGER)
        headers |= case.headers if isinstance(case, Own) else {}
        query = filled(case.query, ids) if isinstance(case, Own) else {}
        path = (case.path or route.path.replace("<", "{").replace(">", "}")).format(**ids)
        return stranger.call(route.method, path, filled(case.body, ids), query, **headers)

    def owned(self) -> tuple[object, ...]:
        """All of the owner's rows, files, executions and the TikTok consent."""
        rows = [
            repr(row)
            for table in self.home.tables.values()
            for row in table.scan()["Items"]
            if row.get("user_id") != STRANGER and any(mark in repr(row) for mark in (OWNER, THEIR_VIDEO))
        ]
        files = [
            (file["Key"], file["ETag"])
            for bucket in ("media", "intake")
            for file in s3().list_objects_v2(Bucket=bucket)["Contents"]
            if OWNER in file["Key"]
        ]
        runs = [name for name in self.home.executions() if name.startswith(THEIR_VIDEO)]
        return sorted(rows), files, runs, self.home.bench.has_consent()


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with http_harness(tmp_path_factory.mktemp("house")) as home:
        yield Scene(home)


ATTEMPTS = [(route, case) for route in routes() for case in CASES.get(route.key, ())]


@pytest.mark.parametrize(("route", "case"), ATTEMPTS, ids=[route.key for route, _ in ATTEMPTS])
def test_to_a_stranger_the_owners_things_are_as_if_they_were_not(scene: Scene, route: Route, case: Case) -> None:
    before = scene.owned()

    answer = scene.call(route, case, scene.theirs)
    made_up = scene.call(route, case, scene.none)

    assert seen(answer, scene.theirs) == seen(made_up, scene.none)
    assert not [mark for mark in scene.marks if mark in answer.text + str(answer.headers)]
    if isinstance(case, Theirs):
        assert (answer.status, answer.code) == (404, case.code)
    else:
        assert answer.status < 500
        assert answer.status not in {403, 404}
    assert scene.owned() == before


PAGES = [(route, case) for route, case in ATTEMPTS if route.method == "GET" and isinstance(case, Theirs)]


@pytest.mark.parametrize(("route", "case"), PAGES, ids=[route.key for route, _ in PAGES])
def test_and_so_they_are_to_a_strangers_browser(scene: Scene, route: Route, case: Case) -> None:
    answer = scene.call(route, case, scene.theirs, accept="text/html")
    made_up = scene.call(route, case, scene.none, accept="text/html")

    assert answer.status in {404, 302}
    assert seen(answer, scene.theirs) == seen(made_up, scene.none)
    assert not [mark for mark in scene.marks if mark in answer.text]


def test_every_route_is_named() -> None:
    unnamed = sorted({route.key for route in routes()} - CASES.keys() - PUBLIC)

    assert not unnamed, (
        f"nobody has tried these doors as a stranger: {unnamed}. Name each in tests/unit/http_api/cases.py: "
        "in CASES as Theirs(…) where it takes an id of somebody's, as Own(…) where it does not, with a body that is "
        "valid; in PUBLIC where it answers without a session."
    )


def test_no_name_is_left_of_a_route_that_is_gone() -> None:
    assert CASES.keys() | PUBLIC == {route.key for route in routes()}
    assert not CASES.keys() & PUBLIC


def test_only_what_is_called_public_answers_without_a_session() -> None:
    assert {route.key for route in routes() if route.is_public} == PUBLIC


@pytest.mark.parametrize("route", [route for route in routes() if not route.is_public], ids=lambda route: route.key)
def test_without_a_session_there_is_no_way_in(scene: Scene, route: Route) -> None:
    nobody = Person(scene.home.app, "nobody", "no such session")

    answer = nobody.call(route.method, route.path.replace("<", "").replace(">", ""))

    assert (answer.status, answer.code) == (401, "signed_out")
    assert scene.owned()


@pytest.mark.parametrize("route", routes(), ids=lambda route: route.key)
def test_the_gateway_brings_every_request_to_the_function_that_answers_it(route: Route) -> None:
    assert function_for(route.method, route.path) == route.function


WRITES = [route for route in routes() if route.method not in {"GET", "HEAD"} and route.key in CASES]


@pytest.mark.parametrize("route", WRITES, ids=lambda route: route.key)
@pytest.mark.parametrize(
    ("header", "value", "code"),
    [("origin", "https://evil.example", "foreign_origin"), ("x_csrf_token", "guessed", "stale_page")],
)
def test_no_write_is_taken_from_another_site(scene: Scene, route: Route, header: str, value: str, code: str) -> None:
    before = scene.owned()

    answer = scene.call(route, CASES[route.key][0], scene.theirs, **{header: value})

    assert (answer.status, answer.code) == (403, code)
    assert scene.owned() == before


def filled(given: Any, ids: Mapping[str, str]) -> Any:  # noqa: ANN401 (JSON)
    """`given` with the ids in every text in it."""
    if isinstance(given, dict):
        return {name: filled(value, ids) for name, value in given.items()}
    if isinstance(given, list):
        return [filled(value, ids) for value in given]
    if not isinstance(given, str):
        return given
    return Template(re.sub(r"\{(\w+)\}", r"${\1}", given)).substitute(ids)


def seen(answer: Answer, ids: Mapping[str, str]) -> tuple[int, str]:
    """What of the answer could tell the owner's things from ones that never were."""
    text = answer.text + answer.headers.get("Location", "")
    for name in ("batch_id", "connection_id", "item_id", "prefix", "schedule_id", "upload_id", "video_id"):
        text = text.replace(ids[name], name)
    return answer.status, VOLATILE.sub("…", text)
