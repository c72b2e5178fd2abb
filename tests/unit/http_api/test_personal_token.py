"""A marketer's personal token: starts and reads their videos, and opens no other door."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.observability import redacted
from makeafvdo.entrypoints.sending import order_of
from tests.support.gateway import routes
from tests.support.http_harness import QUOTA_SETTINGS, Answer, HttpHarness, Person, http_harness
from tests.support.tiktok_harness import facts_of

VIDEO, THEIRS = "01jd000000000000000000000a", "01jd000000000000000000000b"
BY_TOKEN = {
    "POST /api/videos",
    "GET /api/videos",
    "GET /api/videos/<video_id>",
    "GET /api/videos/<video_id>/mp4",
}
LINK = {"link": "https://shopee.co.th/product/11111/22222"}


def token_of(person: Person) -> str:
    answer = person.write("/api/me/token")
    assert answer.status == 201
    return str(answer.body["token"])


def program(person: Person, token: str, method: str, path: str, body: object = None, **headers: str) -> Answer:
    """Called as a program of theirs does: without a cookie, an Origin or a CSRF token."""
    nobody = replace(person, user_id="nobody", secret="no session")
    bare = {"origin": "", "x_csrf_token": "", "authorization": f"Bearer {token}"}
    return nobody.call(method, path, body, None, **bare | headers)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HttpHarness]:
    with http_harness(tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest.fixture
def home(house: HttpHarness) -> HttpHarness:
    """Nobody has a token or a video yet, and the limits are the usual ones."""
    for name, keys in (("Users", ("user_id",)), ("Videos", ("user_id", "video_id")), ("Cache", ("key",))):
        for row in house.tables[name].scan()["Items"]:
            house.tables[name].delete_item(Key={key: row[key] for key in keys})
    house.bench.ahead = timedelta()
    house.app.quota_settings = QUOTA_SETTINGS
    vars(house.app).pop("reserve_run", None)
    return house


def test_it_starts_and_reads_the_videos_of_its_marketer(home: HttpHarness, mali: Person) -> None:
    token = token_of(mali)
    home.video(mali.user_id, VIDEO)

    started = program(mali, token, "POST", "/api/videos", LINK, idempotency_key="a key of the program")
    again = program(mali, token, "POST", "/api/videos", LINK, idempotency_key="a key of the program")
    listed = program(mali, token, "GET", "/api/videos").body["videos"]
    read = program(mali, token, "GET", f"/api/videos/{VIDEO}")
    file = program(mali, token, "GET", f"/api/videos/{VIDEO}/mp4")

    assert (started.status, again.body["video_id"]) == (201, started.body["video_id"])
    assert [each["video_id"] for each in listed] == [started.body["video_id"], VIDEO]
    assert (read.status, read.body["state"], file.status) == (200, "READY", 302)
    assert home.app.videos.get(mali.user_id, started.body["video_id"]).state is VideoState.QUEUED


def test_only_these_routes_take_it() -> None:
    takes = {route.key for route in routes() if route.is_for_programs}

    assert takes == BY_TOKEN


def test_no_other_door_opens_for_it(home: HttpHarness, mali: Person) -> None:
    token = token_of(mali)
    others = [route for route in routes() if not route.is_public and route.key not in BY_TOKEN]
    before = home.tables["Users"].scan()["Items"]

    answers = [program(mali, token, each.method, re.sub("[<>]", "", each.path), {}) for each in others]

    assert {(answer.status, answer.code) for answer in answers} == {(403, "token_not_for_this")}
    assert all(each in answers[0].body["error"][name] for each in BY_TOKEN for name in ("next_th", "next_en"))
    assert home.tables["Users"].scan()["Items"] == before


def test_it_sees_nothing_of_others(home: HttpHarness, mali: Person) -> None:
    home.video("user-ton", THEIRS)

    answer = program(mali, token_of(mali), "GET", f"/api/videos/{THEIRS}")

    assert (answer.status, answer.code) == (404, "video_not_found")


def test_what_it_sends_goes_under_the_standing_consent_alone(home: HttpHarness, mali: Person) -> None:
    order = LINK | {"until": "inbox", "connection_id": "connection-1"}

    started = program(mali, token_of(mali), "POST", "/api/videos", order, idempotency_key="a key of the program")

    video = home.app.videos.get(mali.user_id, started.body["video_id"])
    made = video.model_copy(update={"mp4_key": "video.mp4", "mp4_sha256": facts_of().sha256})
    assert order_of(made).unattended


def test_it_has_the_limits_of_its_marketer(home: HttpHarness, mali: Person) -> None:
    home.app.quota_settings = QUOTA_SETTINGS.model_copy(update={"videos_at_once": 1})
    mali.begin("a key of the page")

    answer = program(mali, token_of(mali), "POST", "/api/videos", LINK, idempotency_key="a key of the program")

    assert answer.status == 429
    assert int(answer.headers["Retry-After"]) > 0


@pytest.mark.parametrize("change", ["revoke", "replace"])
def test_a_token_that_was_revoked_or_replaced_is_valid_no_longer(mali: Person, change: str) -> None:
    token = token_of(mali)

    if change == "revoke":
        assert mali.call("DELETE", "/api/me/token").status == 204
    else:
        assert program(mali, token_of(mali), "GET", "/api/videos").status == 200

    answer = program(mali, token, "GET", "/api/videos")
    assert (answer.status, answer.code) == (401, "token_not_valid")
    assert all(answer.body["error"][name] for name in ("th", "en", "next_th", "next_en"))


def test_a_token_that_is_none_opens_nothing(home: HttpHarness, mali: Person) -> None:
    token = token_of(mali)
    home.app.users.ensure_user("user-ton", "th")
    last = "A" if token[-1] != "A" else "B"
    wrong = [
        "mka_", token[:-1], token[:-1] + last, token + "A", token.replace("mka_", "mkb_"), token.upper(),
        token.replace(mali.user_id, "user-ton"), token.replace(mali.user_id, "user-nobody"),
        token.replace(mali.user_id, "everybody#rows"), "ก" * 50, "x" * 8000,
    ]  # fmt: skip

    codes = {program(mali, each, "GET", "/api/videos").code for each in wrong}

    assert codes == {"token_not_valid"}
    assert program(mali, token, "GET", "/api/videos", authorization="").code == "signed_out"
    assert program(mali, token, "GET", "/api/videos", authorization=f"Basic {token}").code == "signed_out"
    assert program(mali, token, "GET", "/api/videos", authorization=f"bearer  {token}").status == 200


def test_a_wrong_token_is_refused_though_a_session_is_there(mali: Person) -> None:
    answer = mali.call("GET", "/api/videos", authorization="Bearer mka_wrong")

    assert (answer.status, answer.code) == (401, "token_not_valid")


def test_of_the_token_only_its_fingerprint_and_two_times_are_kept(home: HttpHarness, mali: Person) -> None:
    token = token_of(mali)
    made = home.app.users.get(mali.user_id).personal_token
    assert made is not None
    assert made.last_used is None

    home.bench.ahead += timedelta(days=2)
    program(mali, token, "GET", "/api/videos")

    rows = repr([table.scan()["Items"] for table in home.tables.values()])
    used = home.app.users.get(mali.user_id).personal_token
    assert token not in rows
    assert token.rpartition("_")[2] not in rows
    assert used is not None
    assert used.last_used is not None
    assert used.model_copy(update={"last_used": None}) == made
    assert timedelta(days=1) <= used.last_used - made.made_at.date() <= timedelta(days=3)


def test_it_is_not_logged(mali: Person, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> None:
    token = token_of(mali)

    program(mali, token, "GET", "/api/videos")
    program(mali, token, "GET", "/api/me")
    program(mali, token + "A", "GET", "/api/videos")

    assert token not in caplog.text + capsys.readouterr().out
    assert redacted(f'{{"authorization": "Bearer {token}", "a": 1}}') == '{"authorization": "Bearer [cut]", "a": 1}'


def test_making_and_revoking_one_is_for_its_marketer_s_own_page(home: HttpHarness, mali: Person) -> None:
    token = token_of(mali)

    by_program = program(mali, token, "POST", "/api/me/token")
    from_elsewhere = mali.call("POST", "/api/me/token", {}, origin="https://evil.example")

    assert (by_program.code, from_elsewhere.code) == ("token_not_for_this", "foreign_origin")
    assert program(mali, token, "GET", "/api/videos").status == 200
    assert home.app.users.get("user-ton").personal_token is None
