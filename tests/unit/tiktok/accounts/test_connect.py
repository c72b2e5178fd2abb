import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from makeafvdo.domain.messages import MESSAGES
from makeafvdo.domain.tiktok.connections import ConnectionStatus
from makeafvdo.services.tiktok.connect import start_connect
from tests.support.scripted_server import scripted_tiktok
from tests.support.tiktok_harness import USER, TikTokHarness
from tests.support.tiktok_under_test import REDIRECT_URI


@pytest.mark.parametrize(("always_ask", "sent"), [(True, "1"), (False, "0")])
def test_the_consent_page_is_asked_for_two_permissions_and_no_more(
    bench: TikTokHarness,
    always_ask: bool,
    sent: str,
) -> None:
    address = start_connect(
        USER,
        "session-1",
        REDIRECT_URI,
        always_ask=always_ask,
        sessions=bench.sessions,
        access=bench.access,
        new_secret=lambda: "a-secret",
    )

    asked = parse_qs(urlsplit(address).query)
    assert asked["scope"] == ["user.info.basic,video.upload"]
    assert asked["redirect_uri"] == [REDIRECT_URI]
    assert asked["state"] == ["a-secret"]
    assert asked["disable_auto_auth"] == [sent]


def test_the_state_is_kept_only_as_a_hash(bench: TikTokHarness) -> None:
    state = bench.start()

    rows = bench.tables["Sessions"].scan()["Items"]
    assert len(rows) == 1
    assert state not in str(rows)


def test_an_approved_account_is_connected(bench: TikTokHarness) -> None:
    outcome = bench.finish(bench.tiktok_itself.approve(state=bench.start()))

    assert outcome.code == "tiktok_connected"
    assert not outcome.ask_again
    [row] = bench.connections.of_user(USER)
    assert (row.status, row.may_upload, row.version) == (ConnectionStatus.CONNECTED, True, 1)


@pytest.mark.parametrize("row_left", [False, True], ids=["only its claim", "a row that cannot be read"])
def test_an_account_whose_row_is_lost_is_connected_again(bench: TikTokHarness, row_left: bool) -> None:
    lost = bench.connect()
    key = {"user_id": USER, "connection_id": lost.connection_id}
    bench.tables["Connections"].delete_item(Key=key)
    if row_left:
        bench.tables["Connections"].put_item(Item={**key, "open_id": 7})

    again = bench.connect()

    assert bench.connections.of_user(USER) == [again]
    claim = bench.connections.find_claim(lost.open_id)
    assert claim is not None
    assert claim.connection_id == again.connection_id


def test_the_row_holds_what_the_design_names_and_no_token(bench: TikTokHarness) -> None:
    connection = bench.connect()

    [row] = [row for row in bench.tables["Connections"].scan()["Items"] if row["connection_id"] != "claim"]
    assert set(row) == {
        "user_id",
        "connection_id",
        "open_id",
        "sealed_tokens",
        "access_expires_at",
        "refresh_expires_at",
        "scope",
        "status",
        "version",
        "connected_at",
    }
    everything = connection.sealed_tokens + repr((row, connection)).encode()
    assert b"act." not in everything
    assert b"rft." not in everything


def test_without_the_video_permission_it_is_connected_but_cannot_send(bench: TikTokHarness) -> None:
    answer = bench.tiktok_itself.approve(scopes=("user.info.basic",), state=bench.start())

    outcome = bench.finish(answer)

    assert (outcome.code, outcome.ask_again) == ("tiktok_scope_missing", True)
    assert outcome.connection is not None
    assert not outcome.connection.may_upload


def test_connecting_again_with_the_permission_mends_the_same_account(bench: TikTokHarness) -> None:
    first = bench.connect(scopes=("user.info.basic",))

    second = bench.connect()

    assert second.connection_id == first.connection_id
    assert second.may_upload
    assert len(bench.connections.of_user(USER)) == 1


def test_two_tiktok_accounts_of_one_user_are_two_connections(bench: TikTokHarness) -> None:
    bench.connect(account="mali")
    bench.connect(account="ton")

    assert len({row.open_id for row in bench.connections.of_user(USER)}) == 2


def test_a_no_is_a_no(bench: TikTokHarness) -> None:
    answer = bench.tiktok_itself.decide(account="mali", scope=(), decision="deny", state=bench.start())

    assert bench.finish(answer).code == "tiktok_access_denied"
    assert bench.calls("/v2/oauth/") == 0


def test_a_no_without_a_state_is_only_shown(bench: TikTokHarness) -> None:
    bench.tiktok_itself.switch(deny_echoes_state=False)
    answer = bench.tiktok_itself.decide(account="mali", scope=(), decision="deny", state=bench.start())

    assert bench.finish(answer).code == "tiktok_access_denied"


def test_a_stranger_to_the_sandbox_is_not_told_that_he_said_no(bench: TikTokHarness) -> None:
    bench.tiktok_itself.switch(non_target="callback")
    answer = bench.tiktok_itself.decide(account="fah", scope=(), decision="approve", state=bench.start())

    assert bench.finish(answer).code == "tiktok_non_sandbox_target"


@pytest.mark.parametrize("error", ["server_error", "something_new"])
def test_an_error_we_do_not_know_still_has_a_sentence(bench: TikTokHarness, error: str) -> None:
    assert bench.finish({"error": error, "state": bench.start()}).code == "tiktok_connect_failed"


def test_a_state_works_once(bench: TikTokHarness) -> None:
    state = bench.start()
    bench.finish(bench.tiktok_itself.approve(state=state))

    again = bench.finish(bench.tiktok_itself.approve(state=state))

    assert again.code == "tiktok_connect_stale"
    assert bench.calls("/v2/oauth/token/") == 1


def test_a_state_works_for_ten_minutes(bench: TikTokHarness) -> None:
    answer = bench.tiktok_itself.approve(state=bench.start())
    bench.advance(601)

    assert bench.finish(answer).code == "tiktok_connect_expired"
    assert bench.calls("/v2/oauth/") == 0


@pytest.mark.parametrize(("user", "session"), [("user-2", "session-1"), (USER, "session-2")])
def test_a_state_works_for_its_user_in_its_browser(bench: TikTokHarness, user: str, session: str) -> None:
    answer = bench.tiktok_itself.approve(state=bench.start())

    assert bench.finish(answer, user, session).code == "tiktok_connect_foreign"
    assert bench.calls("/v2/oauth/") == 0


def test_a_sign_in_state_connects_nothing(bench: TikTokHarness) -> None:
    bench.sessions.put_state(
        "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b",
        "session-1",
        USER,
        "sign_in",
        bench.clock().replace(year=2100),
    )

    assert bench.finish({"code": "a code", "state": "secret"}).code == "tiktok_connect_foreign"


@pytest.mark.parametrize("answer", [{}, {"code": "a code"}, {"code": "a code", "state": "made up"}])
def test_an_answer_nobody_asked_for_connects_nothing(bench: TikTokHarness, answer: dict[str, str]) -> None:
    assert bench.finish(answer).code == "tiktok_connect_stale"


def test_of_two_callbacks_at_once_one_connects(bench: TikTokHarness) -> None:
    answer = bench.tiktok_itself.approve(state=bench.start())

    with ThreadPoolExecutor(2) as pool:
        outcomes = [outcome.code for outcome in pool.map(lambda _: bench.finish(answer), range(2))]

    assert sorted(outcomes) == ["tiktok_connect_stale", "tiktok_connected"]
    assert bench.calls("/v2/oauth/token/") == 1


def test_a_code_works_once(bench: TikTokHarness) -> None:
    used = bench.tiktok_itself.approve(state=bench.start())
    bench.finish(used)

    assert bench.finish(used | {"state": bench.start()}).code == "tiktok_code_refused"


@pytest.mark.parametrize("status", ["200", "4xx"])
def test_an_error_of_the_token_endpoint_is_read_from_its_body(bench: TikTokHarness, status: str) -> None:
    bench.tiktok_itself.switch(oauth_error_status=status)

    outcome = bench.finish({"code": "never issued", "state": bench.start()})

    assert outcome.code == "tiktok_code_refused"
    assert bench.connections.of_user(USER) == []


@pytest.mark.parametrize("status", [200, 400])
@pytest.mark.parametrize(
    ("error", "code"),
    [
        ("invalid_grant", "tiktok_code_refused"),
        ("invalid_client", "tiktok_invalid_client"),
        ("invalid_request", "tiktok_invalid_request"),
        ("server_error", "tiktok_connect_unreachable"),
        ("temporarily_unavailable", "tiktok_connect_unreachable"),
        ("an_error_of_next_year", "tiktok_connect_failed"),
    ],
)
def test_each_error_of_the_token_endpoint_ends_in_a_sentence(
    bench: TikTokHarness, status: int, error: str, code: str
) -> None:
    body = json.dumps({"error": error, "error_description": "…", "log_id": "1"}).encode()
    state = bench.start()

    with scripted_tiktok(body, status) as tiktok:
        bench.access = replace(bench.access, tiktok=tiktok)
        outcome = bench.finish({"code": "a code", "state": state})

    assert outcome.code == code
    assert outcome.code in MESSAGES
    assert bench.connections.of_user(USER) == []


@pytest.mark.parametrize("fault", ["error_before", "error_after", "cut_before", "cut_after", "bad_json"])
def test_a_fault_of_the_network_is_not_retried_with_the_same_code(bench: TikTokHarness, fault: str) -> None:
    answer = bench.tiktok_itself.approve(state=bench.start())
    bench.fault(fault, "/v2/oauth/token/", times=2)

    assert bench.finish(answer).code == "tiktok_connect_unreachable"
    assert bench.connections.of_user(USER) == []
    assert bench.tiktok_itself.command("GET", "faults")["fired"] == {fault: 1}


def test_an_account_of_another_user_stays_theirs_and_stays_alive(bench: TikTokHarness) -> None:
    theirs = bench.connect("user-2")

    outcome = bench.finish(bench.tiktok_itself.approve(state=bench.start()))

    assert outcome.code == "tiktok_account_taken"
    assert bench.connections.of_user(USER) == []
    assert bench.connections.get("user-2", theirs.connection_id) == theirs
    assert bench.calls("/v2/oauth/revoke/") == 0


def test_of_two_users_who_connect_one_account_at_once_one_gets_it(bench: TikTokHarness) -> None:
    users = [f"user-{number}" for number in range(6)]
    answers = [(bench.tiktok_itself.approve(state=bench.start(user)), user) for user in users]

    with ThreadPoolExecutor(6) as pool:
        outcomes = [outcome.code for outcome in pool.map(lambda pair: bench.finish(*pair), answers)]

    assert sorted(outcomes) == ["tiktok_account_taken"] * 5 + ["tiktok_connected"]
    assert sum(len(bench.connections.of_user(user)) for user in users) == 1


@pytest.mark.parametrize(
    "code",
    [
        "tiktok_connected",
        "tiktok_scope_missing",
        "tiktok_access_denied",
        "tiktok_non_sandbox_target",
        "tiktok_connect_stale",
        "tiktok_connect_expired",
        "tiktok_connect_foreign",
        "tiktok_code_refused",
        "tiktok_connect_unreachable",
        "tiktok_connect_failed",
        "tiktok_account_taken",
    ],
)
def test_each_ending_has_its_own_sentence(code: str) -> None:
    assert [other for other, sentence in MESSAGES.items() if sentence.th == MESSAGES[code].th] == [code]
