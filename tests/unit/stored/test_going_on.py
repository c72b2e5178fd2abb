"""A release goes on with what the previous one stored: taps, edits, executions under way, sends that are due."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.http_harness import HttpHarness
from tests.support.quick_studio import studio
from tests.support.state_machine import task_of
from tests.support.stored_release import Release, account_of, ok, settled_videos, spoken, stored, visible_videos

_NEXT_TAP = {"missing": "product", "check_product": "script", "check_script": "ready", "price_moved": "ready"}


@pytest.fixture(autouse=True)
def home(release: Release, tmp_path: Path) -> Iterator[HttpHarness]:
    with studio(tmp_path) as home:
        release.bring_back(home)
        yield home


def test_preferences_are_kept(release: Release, home: HttpHarness) -> None:
    for row in release.rows("Users"):
        me = ok(release.people(home)[row["user_id"]].call("GET", "/api/me")).body

        assert me["language"] == row["language"]
        assert me["defaults"].items() >= json.loads(row.get("defaults", "{}")).items()


def test_a_form_sent_twice_is_still_one_video(release: Release, home: HttpHarness) -> None:
    of_user = {row["video_id"]: row["user_id"] for row in release.rows("Videos")}
    for key, video_id in release.around["forms"].items():
        assert ok(release.people(home)[of_user[video_id]].begin(key)).body["video_id"] == video_id


def test_every_video_that_rests_is_edited(release: Release, home: HttpHarness) -> None:
    for person, video in settled_videos(release, home):
        of_video = f"/api/videos/{video['video_id']}"
        if video["state"] == "PROCESSING":
            assert person.call("PATCH", f"{of_video}/options", {"style": "pop"}).code == "video_is_on_its_way"
            continue
        if stored(release, video, "script.json"):
            view = ok(person.call("GET", f"{of_video}/script")).body
            scenes = [{name: scene[name] for name in ("scene_id", "phrases")} for scene in view["script"]["scenes"]]
            scenes[-1]["phrases"] = ["คำใหม่ของฉัน"]
            edit = {"hook": 0, "scenes": scenes, "on_screen": view["script"]["on_screen"]["lines"]}
            saved = ok(person.call("PUT", f"{of_video}/script", edit | {"version": view["version"]})).body
            assert spoken(saved["script"])[-1] == "คำใหม่ของฉัน"
        other = {"style": "pop" if video["options"]["style"] != "pop" else "clean", "tone": "khrap"}
        assert ok(person.call("PATCH", f"{of_video}/options", other)).body["options"].items() >= other.items()
        title = {"title": "ชื่อใหม่", "price": "99"}
        assert ok(person.call("PATCH", f"{of_video}/product", title)).body["title"] == "ชื่อใหม่"


def test_every_video_is_called_off_or_deleted_and_brought_back(release: Release, home: HttpHarness) -> None:
    for person, video in visible_videos(release, home):
        of_video = f"/api/videos/{video['video_id']}"
        is_with_tiktok = video["state"] in {"SENDING", "PROCESSING", "IN_INBOX", "PUBLISHED"}
        cancelled = person.write(f"{of_video}/cancel")
        if is_with_tiktok:
            assert cancelled.code == "too_late_to_cancel"
        else:
            assert not ok(cancelled).body["in_run"]
        if video["state"] in {"SENDING", "PROCESSING"}:
            assert person.call("DELETE", of_video).code == "video_is_under_way"
            continue
        assert ok(person.call("DELETE", of_video)).body["deleted_at"]
        assert not ok(person.write(f"{of_video}/restore")).body["deleted_at"]


def test_what_was_deleted_comes_back(release: Release, home: HttpHarness) -> None:
    for row in release.rows("Videos"):
        if "deleted_at" in row:
            person = release.people(home)[row["user_id"]]
            assert ok(person.write(f"/api/videos/{row['video_id']}/restore")).body["state"] == row["state"]


def test_every_video_that_waits_or_has_failed_goes_on(release: Release, home: HttpHarness) -> None:
    for person, video in settled_videos(release, home):
        if video["state"] in {"NEEDS_INPUT", "FAILED", "CANCELLED"} and video["from_step"] != "send":
            taken = person.write(
                f"/api/videos/{video['video_id']}/continue", until=_NEXT_TAP.get(video.get("reason", ""), "ready")
            )

            assert ok(taken).body["state"] == "QUEUED"
            assert f"{video['video_id']}-{video['run'] + 1}" in home.executions()


def test_every_finished_file_that_has_not_arrived_is_sent(release: Release, home: HttpHarness) -> None:
    for person, video in settled_videos(release, home):
        is_there = video["state"] in {"IN_INBOX", "PUBLISHED"}
        if "mp4_sha256" in video and "stale_from" not in video:
            order = {"connection_id": account_of(release, person), "mp4_sha256": video["mp4_sha256"]}

            taken = person.write(f"/api/videos/{video['video_id']}/continue", until="inbox", **order)

            if is_there or (video["state"] == "PROCESSING" and "problem" not in video):
                assert taken.code == "video_is_sent"
            else:
                assert ok(taken).body["state"] == "QUEUED"
                assert f"{video['video_id']}-{video['run'] + 1}" in home.executions()


def test_every_execution_under_way_comes_to_its_end(release: Release, home: HttpHarness) -> None:
    for run in release.runs:
        *_, (at, given) = release.machine.walk(run["at"], run["given"], home.app)

        person, run_input = release.people(home)[run["input"]["user_id"]], run["input"]
        video = ok(person.call("GET", f"/api/videos/{run_input['video_id']}")).body
        assert (at, video["in_run"]) == ("Settled", False)
        before = next(row for row in release.rows("Videos") if row["video_id"] == run_input["video_id"])
        if before["state"] == "CANCELLED" or given["outcome"] == run["given"].get("outcome"):
            assert video["state"] in {"CANCELLED", "FAILED"}
        else:
            assert video["state"] == {"ready": "READY", "inbox": "IN_INBOX"}[run_input["until"]], given


def test_a_task_handed_over_before_is_done_by_its_handler(release: Release, home: HttpHarness) -> None:
    for run in release.runs:
        if "task" in run:
            state = release.machine.states[run["at"]]
            row = next(row for row in release.rows("Videos") if row["video_id"] == run["task"]["video_id"])
            if row["in_run"]:
                assert task_of(state["Parameters"]["FunctionName"]).run(run["task"], home.app)


def test_the_sweep_serves_what_is_due(release: Release, home: HttpHarness) -> None:
    home.bench.advance(timedelta(hours=1).total_seconds())
    due = [row for row in release.rows("Sends") if row.get("due_at", "~") <= home.bench.clock().isoformat()]

    swept, again = (task_of("SweepFunction").run({}, home.app) for _ in range(2))

    assert swept["sends"] == len(due) > 0
    assert again["sends"] == again["revocations"] == 0
    states = {row["send_id"]: row["state"] for row in home.tables["Sends"].scan()["Items"]}
    assert {states[row["send_id"]] for row in due if row["state"] == "SENT"} == {"IN_INBOX"}
    assert "REVOKING" not in {row.get("status") for row in home.tables["Connections"].scan()["Items"]}


def test_the_sweep_settles_runs_whose_execution_was_cut_off(release: Release, home: HttpHarness) -> None:
    for run in release.runs:
        home.steps.stop_execution(executionArn=f"{home.machine_arn.replace('stateMachine', 'execution')}:{run['name']}")
    home.bench.advance(timedelta(minutes=3).total_seconds())

    swept = task_of("SweepFunction").run({}, home.app)

    under_way = [row for row in release.rows("Videos") if row["in_run"]]
    assert swept["runs"] == len(under_way) > 0
    for person, video in visible_videos(release, home):
        assert not ok(person.call("GET", f"/api/videos/{video['video_id']}")).body["in_run"]
