"""A row that cannot be read is left out of lists; its page says so, and its owner can delete it."""

from typing import Any

import pytest

from makeafvdo.domain.tiktok.slots import SLOTS
from makeafvdo.domain.videos.options import STYLES
from tests.support.http_harness import HttpHarness, Person

MALI = "user-mali"
VIDEO, OTHER = "01jd000000000000000000000a", "01jd000000000000000000000b"


def change(home: HttpHarness, table: str, key: dict[str, str], **attributes: Any) -> None:  # noqa: ANN401
    item = home.tables[table].get_item(Key=key)["Item"]
    home.tables[table].put_item(Item=item | attributes)


def spoil_video(home: HttpHarness, **attributes: object) -> None:
    home.video(MALI, VIDEO)
    change(home, "Videos", {"user_id": MALI, "video_id": VIDEO}, **(attributes or {"state": "RETRO"}))


def test_the_library_goes_on_without_it(home: HttpHarness, mali: Person) -> None:
    spoil_video(home)
    home.video(MALI, OTHER)

    assert [each["video_id"] for each in mali.call("GET", "/api/videos").body["videos"]] == [OTHER]
    page = mali.call("GET", "/videos", accept="text/html")
    assert (page.status, VIDEO in page.text, OTHER in page.text) == (200, False, True)


@pytest.mark.parametrize("attributes", [{"state": "RETRO"}, {"run": "many", "in_run": True, "open_run": "open"}])
def test_its_owner_is_told_and_deletes_it(home: HttpHarness, mali: Person, attributes: dict[str, object]) -> None:
    spoil_video(home, **attributes)

    assert mali.call("GET", f"/api/videos/{VIDEO}").code == "video_unreadable"
    page = mali.call("GET", f"/videos/{VIDEO}", query={"lang": "en"}, accept="text/html")
    assert (page.status, "This video can no longer be read." in page.text) == (422, True)
    assert f'data-act="delete" data-id="{VIDEO}"' in page.text

    assert mali.call("DELETE", f"/api/videos/{VIDEO}").status == 200

    assert mali.call("GET", f"/api/videos/{VIDEO}").status == 404
    assert mali.call("DELETE", f"/api/videos/{VIDEO}").status == 404
    assert mali.write(f"/api/videos/{VIDEO}/restore").status in {404, 422}


def test_nobody_else_deletes_it(home: HttpHarness) -> None:
    spoil_video(home)

    assert home.person("user-ton").call("DELETE", f"/api/videos/{VIDEO}").status == 404


@pytest.mark.parametrize(
    ("options", "reads"),
    [
        ({"style": "retro"}, {"style": STYLES[0]}),
        ({"style": "pop", "tone": "robot"}, {"style": "pop", "tone": "kha"}),
        ({"style": "pop", "sparkles": True, "seconds": 45}, {"style": "pop", "seconds": 45}),
        ({"format": "4:5", "seconds": 600, "hook": 1}, {"format": "9:16", "seconds": 30, "hook": 1}),
    ],
)
def test_a_choice_that_was_retired_stays_readable_and_is_not_taken_anew(
    home: HttpHarness, mali: Person, options: dict[str, object], reads: dict[str, object]
) -> None:
    spoil_video(home, options=options)

    view = mali.call("GET", f"/api/videos/{VIDEO}")

    assert (view.status, {name: view.body["options"][name] for name in reads}) == (200, reads)
    assert mali.call("PATCH", f"/api/videos/{VIDEO}/options", options).status == 400
    assert mali.begin("the-form-1", options=options).status == 400


def test_a_retired_default_keeps_nobody_out(home: HttpHarness, mali: Person) -> None:
    home.app.users.ensure_user(MALI, "en")
    for kept in ('{"style": "retro", "seconds": 15}', "not JSON"):
        change(home, "Users", {"user_id": MALI}, defaults=kept)

        assert mali.call("GET", "/settings", accept="text/html").status == 200
        assert mali.call("GET", "/api/me").status == 200


def test_a_problem_of_another_release_is_told_in_general_words(home: HttpHarness, mali: Person) -> None:
    home.video(MALI, VIDEO, state="FAILED", problem={"code": "retired_code"})
    home.video(MALI, OTHER, state="FAILED", problem={"code": "scene_failed", "facts": {"second": 3}})

    assert mali.call("GET", "/videos", accept="text/html").status == 200
    for video_id in (VIDEO, OTHER):
        assert mali.call("GET", f"/api/videos/{video_id}").body["problem"]["said"]["next_th"]


def test_an_account_and_a_send_that_read_no_more_are_left_out(home: HttpHarness, mali: Person) -> None:
    connection = home.waiting_send(mali, VIDEO)
    key = {"connection_id": connection.connection_id, "send_id": f"{VIDEO}.0001"}
    change(home, "Sends", key, inits="many")

    [account] = mali.call("GET", "/api/tiktok/accounts").body["accounts"]
    assert (account["slots_used"], account["slots_total"]) == (0, SLOTS)

    change(home, "Connections", {"user_id": MALI, "connection_id": connection.connection_id}, scope=7)
    assert mali.call("GET", "/api/tiktok/accounts").body["accounts"] == []


def test_an_account_that_reads_no_more_can_be_connected_again(home: HttpHarness, mali: Person) -> None:
    old = home.bench.connect(mali.user_id)
    change(home, "Connections", {"user_id": MALI, "connection_id": old.connection_id}, scope=7)

    new = home.bench.connect(mali.user_id)

    assert new.connection_id != old.connection_id
    assert [row.connection_id for row in home.app.connections.of_user(MALI)] == [new.connection_id]


def test_what_is_remembered_in_another_shape_counts_as_forgotten(home: HttpHarness, mali: Person) -> None:
    home.video(MALI, VIDEO)
    for value in ('{"seconds": "many"}', "not JSON", "[]"):
        home.tables["Cache"].put_item(Item={"key": f"pace#{MALI}", "value": value, "expires_at": 4_000_000_000})

        assert mali.call("GET", "/videos", accept="text/html").status == 200


def test_a_session_is_found_right_after_the_sign_in(home: HttpHarness, mali: Person) -> None:
    calls: list[dict[str, Any]] = []
    events = home.tables["Sessions"].meta.client.meta.events
    app_events = home.app.sessions._table.meta.client.meta.events

    def note(params: dict[str, Any], **_: object) -> None:
        calls.append(params)

    for each in (events, app_events):
        each.register("provide-client-params.dynamodb.GetItem", note)
    assert mali.call("GET", "/api/videos").status == 200
    for each in (events, app_events):
        each.unregister("provide-client-params.dynamodb.GetItem", note)

    assert [params["ConsistentRead"] for params in calls if params["TableName"] == "Sessions"] == [True]


def test_a_session_row_that_reads_no_more_is_no_session(home: HttpHarness, mali: Person) -> None:
    for row in home.tables["Sessions"].scan()["Items"]:
        home.tables["Sessions"].put_item(Item=row | {"ends_at": "never"})

    assert mali.call("GET", "/api/videos").status == 401
