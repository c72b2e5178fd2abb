"""An account is erased: all of it, whatever it was doing, wherever the work is cut off, and again after a restore."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.client import BaseClient
from pydantic import SecretStr

from makeafvdo.adapters.tiktok.tiktok_http import TikTokHttp
from makeafvdo.adapters.user_pool import UserPool
from makeafvdo.domain.erasures import LIST_LIFE, WRITERS_END_WITHIN, ErasureState
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.videos.videos import Step, Until
from makeafvdo.services.batches.read_list import DroppedList, read_list
from makeafvdo.services.videos.resume_send import resume_send
from tests.support.http_harness import HttpHarness, Person, http_harness
from tests.support.settled_marketer import FEW, MARKS, STATES, States, settle_in
from tests.support.state_machine import Killed, task_of
from tests.support.tiktok_harness import s3
from tests.support.user_pool import POOL_ID, UserPoolServer, user_pool_server

MALI, NEIGHBOUR, EMAIL = "sub-mali", "sub-neighbour", "mali@makeafvdo.test"


@pytest.fixture(scope="module")
def pool() -> Iterator[UserPoolServer]:
    with user_pool_server() as server:
        yield server


@pytest.fixture
def home(tmp_path: Path, pool: UserPoolServer) -> Iterator[HttpHarness]:
    client = boto3.client(
        "cognito-idp", "ap-southeast-1", endpoint_url=pool.url, aws_access_key_id="x", aws_secret_access_key="x"
    )
    with http_harness(tmp_path, {"people": UserPool(client, POOL_ID)}) as home:
        for bucket in ("media", "intake"):
            s3().put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
        yield home


def move_in(home: HttpHarness, pool: UserPoolServer, states: States = STATES) -> dict[str, int]:
    """What a receipt has to count."""
    pool.add("mali", "CONFIRMED", EMAIL, verified=True)
    return settle_in(home.app, MALI, home.bench.connect(MALI).connection_id, states)


def ask(person: Person) -> str:
    answer = person.write("/api/me/erase", understood=True)
    assert answer.status == 202, answer.text
    return str(answer.body["receipt"])


def erase(home: HttpHarness, **told: object) -> None:
    task_of("EraseFunction").run(told, home.app)


def everything(home: HttpHarness) -> str:
    """Every row but the erasure list's, and every version of every object with its content."""
    found: list[Any] = [
        (name, row) for name, table in home.tables.items() if name != "Erasures" for row in table.scan()["Items"]
    ]
    for bucket in ("media", "intake"):
        listed = s3().list_object_versions(Bucket=bucket)
        found += [(bucket, marker["Key"]) for marker in listed.get("DeleteMarkers", [])]
        for each in listed.get("Versions", []):
            got = s3().get_object(Bucket=bucket, Key=each["Key"], VersionId=each["VersionId"])
            found.append((bucket, each["Key"], got["Body"].read().decode("utf-8", "replace")))
    return "\n".join(map(str, found))


def left_of(home: HttpHarness, *more: str) -> set[str]:
    """What of the marketer's can still be found."""
    written = everything(home)
    return {mark for mark in (MALI, *MARKS, *more) if mark in written or json.dumps(mark)[1:-1] in written}


def erasure_of(home: HttpHarness, user_id: str = MALI) -> Any:  # noqa: ANN401
    return next(each for each in home.app.erasures.every() if each.user_id == user_id)


def to_the_last_pass(home: HttpHarness) -> None:
    home.bench.advance(WRITERS_END_WITHIN.total_seconds() + 60)
    erase(home)


def test_nothing_of_the_account_is_left_and_everything_of_the_neighbours(
    home: HttpHarness, pool: UserPoolServer
) -> None:
    open_id = home.bench.connect(NEIGHBOUR, "ton").open_id
    neighbours = settle_in(home.app, NEIGHBOUR, home.app.connections.of_user(NEIGHBOUR)[0].connection_id)
    counts = move_in(home, pool)
    mine = home.app.connections.of_user(MALI)[0].open_id
    before, neighbours_before = left_of(home, mine), everything(home).count(NEIGHBOUR)

    receipt = ask(home.person(MALI))
    erase(home, user_id=MALI)

    assert before == {MALI, *MARKS, mine}
    assert left_of(home, mine) - {*MARKS} == set()  # the neighbour has links and titles of the same words
    assert everything(home).count(NEIGHBOUR) == neighbours_before
    assert len(list(home.app.own_rows.of("videos", NEIGHBOUR))) == neighbours["videos"]
    assert open_id in everything(home)
    assert "mali" not in pool.users
    assert not home.bench.has_consent()
    told = erasure_of(home)
    assert (told.receipt, told.state) == (receipt, ErasureState.CHECKING)
    assert {name: count for name, count in told.counts.items() if name != "files"} == counts
    assert told.counts["files"] > 20


def test_runs_and_lists_under_way_are_stopped(home: HttpHarness, pool: UserPoolServer) -> None:
    stopped: list[str] = []
    home.app.workflow.stop_named = stopped.append  # type: ignore[method-assign,assignment]
    home.app.batch_workflow.stop_named = stopped.append  # type: ignore[method-assign,assignment]
    move_in(home, pool)

    ask(home.person(MALI))
    erase(home)

    assert stopped == ["dropped-list", "01jd0000000000000000000006-1"]


def test_it_is_over_only_after_whatever_had_begun_has_ended(home: HttpHarness, pool: UserPoolServer) -> None:
    move_in(home, pool)
    ask(home.person(MALI))
    erase(home)
    home.app.users.set_own_words(MALI, {"late": "สาย"})  # a request that was under way
    home.app.media.put_bytes(f"users/{MALI}/videos/v/late.mp4", b"late", "video/mp4")

    erase(home)
    too_early = (erasure_of(home).state, left_of(home))
    to_the_last_pass(home)

    done = erasure_of(home)
    assert too_early == (ErasureState.CHECKING, {MALI})
    assert (done.state, done.due_at, left_of(home)) == (ErasureState.ERASED, None, set())
    assert done.expires_at == int((done.erased_at + LIST_LIFE).timestamp())


def test_asked_twice_it_is_the_same_erasure(home: HttpHarness, pool: UserPoolServer) -> None:
    move_in(home, pool)
    mali = home.person(MALI)
    receipt = ask(mali)

    assert mali.write("/api/me/erase", understood=True).status == 401
    assert ask(home.person(MALI)) == receipt
    assert home.started == [("erase", {"user_id": MALI})] * 2


def test_it_has_to_be_understood(home: HttpHarness) -> None:
    mali = home.person(MALI)

    assert mali.write("/api/me/erase").status == 400
    assert mali.write("/api/me/erase", understood=False).status == 400
    assert not home.app.erasures.is_erased(MALI)


def test_where_lambda_does_not_start_the_schedule_does_it(home: HttpHarness, pool: UserPoolServer) -> None:
    move_in(home, pool)
    ask(home.person(MALI))

    erase(home)

    assert left_of(home) == set()


def test_from_the_tap_on_nothing_begins(home: HttpHarness, pool: UserPoolServer) -> None:
    move_in(home, pool)
    app = home.app
    waits = app.videos.get(MALI, "01jd0000000000000000000002")
    send = app.sends.latest(waits.connection_id or "", waits.video_id)
    assert send is not None
    home.bench.sessions.put_session("a session of a sign-in that was under way", MALI, "token")
    ask(home.person(MALI))
    back = home.person(MALI)  # as if a sign-in had come through all the same

    begun = back.begin("a key of a form")
    assert (begun.status, begun.code) == (409, "account_erased")
    with pytest.raises(Conflict, match="account_erased"):
        app.reserve_row(MALI, "01jd0000000000000000000009", 1)
    assert not resume_send(send, videos=app.videos, erasures=app.erasures, workflow=app.workflow)
    dropped = DroppedList(key=f"{MALI}/batches/01jd0000000000000000000lst")
    parts = {"batches": app.batches, "erasures": app.erasures, "files": app.batch_files, "intake": app.intake}
    assert read_list(dropped, "another", now=app.clock(), **parts) is None  # type: ignore[arg-type]


def test_a_run_cut_off_by_it_settles_without_a_sound(home: HttpHarness, pool: UserPoolServer) -> None:
    move_in(home, pool)
    ask(home.person(MALI))
    erase(home)
    given = json.dumps({"user_id": MALI, "video_id": "01jd0000000000000000000006", "run": 1})
    event = {"detail": {"status": "ABORTED", "input": given}}
    listed = {"detail": {"name": "dropped-list", "input": json.dumps({"object": {"key": f"{MALI}/batches/one"}})}}

    assert task_of("SettleFunction").run(event, home.app) == {"state": None}
    assert task_of("BatchResultFunction").run(listed, home.app) == {"state": None}
    assert left_of(home) == set()


def test_while_tiktok_is_down_all_else_goes_and_the_permission_within_a_day(
    home: HttpHarness, pool: UserPoolServer
) -> None:
    move_in(home, pool)
    home.bench.fault("error_before", "/v2/oauth/revoke/", times=2)
    ask(home.person(MALI))

    erase(home)
    (row,) = home.tables["Connections"].query(
        KeyConditionExpression="user_id = :user", ExpressionAttributeValues={":user": MALI}
    )["Items"]
    first = (erasure_of(home).state, row["status"], left_of(home))
    to_the_last_pass(home)
    second = (erasure_of(home).state, home.bench.has_consent())
    home.bench.advance(11 * 60)
    task_of("SweepFunction").run({}, home.app)
    home.bench.advance(11 * 60)
    erase(home)

    assert first == (ErasureState.CHECKING, "REVOKING", {MALI})
    assert second == (ErasureState.CHECKING, True)
    assert (erasure_of(home).state, left_of(home)) == (ErasureState.ERASED, set())
    assert not home.bench.has_consent()


def test_rows_that_cannot_be_read_are_erased_like_the_others(home: HttpHarness, pool: UserPoolServer) -> None:
    move_in(home, pool)
    broken = {"user_id": MALI, "video_id": "01jd00000000000000000000zz", "state": "??", "link": MARKS[0]}
    home.tables["Videos"].put_item(Item=broken)
    connection = home.app.connections.of_user(MALI)[0]
    home.tables["Connections"].update_item(
        Key={"user_id": MALI, "connection_id": connection.connection_id}, UpdateExpression="REMOVE sealed_tokens"
    )

    ask(home.person(MALI))
    erase(home)

    assert left_of(home, connection.open_id) == set()


def test_cut_off_after_any_call_it_is_finished_by_the_next_pass(
    home: HttpHarness, pool: UserPoolServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after its first effect, then after its second, and so on, until a pass gets through."""
    kills = 0
    while True:
        counts = move_in(home, pool, FEW)
        open_id = home.app.connections.of_user(MALI)[0].open_id
        ask(home.person(MALI))
        was_cut_off = killed_after(kills + 1, home, monkeypatch)
        home.bench.advance(WRITERS_END_WITHIN.total_seconds())
        erase(home)

        told = erasure_of(home)
        assert left_of(home, open_id) == set(), f"after {kills + 1} calls"
        assert "mali" not in pool.users
        assert (told.state, told.counts | counts) == (ErasureState.ERASED, told.counts), f"after {kills + 1} calls"
        if not was_cut_off:
            break
        kills += 1
        home.tables["Erasures"].delete_item(Key={"user_id": MALI})
    assert kills > 20


def killed_after(effects: int, home: HttpHarness, monkeypatch: pytest.MonkeyPatch) -> bool:
    """One pass, killed right after that many writes; False where it made fewer."""
    call, revoke, left = BaseClient._make_api_call, TikTokHttp.revoke, [effects]  # type: ignore[attr-defined]

    def count() -> None:
        left[0] -= 1
        if left[0] == 0:
            raise Killed

    def counted(client: Any, operation: str, arguments: Any) -> Any:  # noqa: ANN401 (botocore's own)
        answer = call(client, operation, arguments)
        if not operation.startswith(("Get", "List", "Query", "Scan", "Describe", "Head")):
            count()
        return answer

    def counted_revoke(tiktok: TikTokHttp, token: SecretStr) -> None:
        revoke(tiktok, token)
        count()

    with monkeypatch.context() as patch:
        patch.setattr(BaseClient, "_make_api_call", counted)
        patch.setattr(TikTokHttp, "revoke", counted_revoke)
        try:
            erase(home)
        except Killed:
            return True
    return False


def test_a_restored_table_is_erased_anew(home: HttpHarness, pool: UserPoolServer) -> None:
    move_in(home, pool)
    home.person(MALI)
    kept = {
        name: [row for row in home.tables[name].scan()["Items"] if MALI in str(row)]
        for name in ("Users", "Videos", "Batches", "Connections", "Sends", "Sessions", "Cache")
    }
    ask(home.person(MALI))
    erase(home)
    to_the_last_pass(home)
    home.bench.advance(timedelta(days=34).total_seconds())
    for name, rows in kept.items():
        for row in rows:
            home.tables[name].put_item(Item=row)
    restored = left_of(home)

    erase(home)
    untouched = left_of(home)
    erase(home, replay=True)

    assert all(kept.values())
    assert restored == untouched == {MALI, *MARKS}
    assert (left_of(home), erasure_of(home).state) == (set(), ErasureState.ERASED)


def test_the_list_outlives_every_backup() -> None:
    assert timedelta(days=35) < LIST_LIFE


def test_what_was_ready_to_be_sent_does_not_go(home: HttpHarness, pool: UserPoolServer) -> None:
    move_in(home, pool)
    video = home.app.videos.get(MALI, "01jd0000000000000000000001")
    ask(home.person(MALI))
    erase(home)

    with pytest.raises(Conflict):
        home.app.videos.take_run(video, Step.SEND, Until.INBOX)
    assert home.bench.drafts() == []
