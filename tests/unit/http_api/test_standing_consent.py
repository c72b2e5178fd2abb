"""Automatic sending: switched on in Settings for one account, shown, switched off at once, asked at every upload."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from makeafvdo.domain.messages import MESSAGES
from makeafvdo.domain.tiktok.connections import Connection
from makeafvdo.domain.tiktok.consent import STANDING_CONSENT_TEXT, StandingConsent
from shell.strings import strings
from tests.support.http_harness import Answer, HttpHarness, Person, http_harness
from tests.support.state_machine import task_of
from tests.unit.http_api.uploading import MALI, VIDEO, rendered, run_on

CONSENT, WITHDRAW = "/api/tiktok/standing-consent", "/api/tiktok/standing-consent/withdraw"
WORDS = "cff4ba26"
"""Of `consent_text` in both languages. Where it changes, `STANDING_CONSENT_TEXT` has to change too."""


@pytest.fixture
def staging(tmp_path: Path) -> Iterator[HttpHarness]:
    with http_harness(tmp_path, stage="staging") as home:
        yield home


def agree(person: Person, connection: Connection, text_version: str = STANDING_CONSENT_TEXT) -> Answer:
    return person.write(CONSENT, connection_id=connection.connection_id, text_version=text_version)


def accounts(person: Person) -> dict[str, Any]:
    found = person.call("GET", "/api/tiktok/accounts").body["accounts"]
    return {account["connection_id"]: account["standing_consent_at"] for account in found}


def test_it_is_off_until_it_is_given_and_gone_once_it_is_withdrawn(home: HttpHarness, mali: Person) -> None:
    connection = home.bench.connect(MALI)
    before = accounts(mali)[connection.connection_id]

    given, at = agree(mali, connection), home.bench.clock()
    since = accounts(mali)[connection.connection_id]
    withdrawn = mali.write(WITHDRAW, connection_id=connection.connection_id)

    assert (before, given.status, withdrawn.status) == (None, 204, 204)
    assert since[:16] == at.isoformat()[:16]
    assert accounts(mali)[connection.connection_id] is None
    assert mali.write(WITHDRAW, connection_id=connection.connection_id).status == 204


def test_it_is_kept_with_its_time_and_the_version_of_its_words(home: HttpHarness, mali: Person) -> None:
    connection = home.bench.connect(MALI)

    agree(mali, connection)

    kept = home.tables["Users"].get_item(Key={"user_id": MALI})["Item"]["standing_consents"]
    assert isinstance(kept, dict)
    assert kept.keys() == {connection.connection_id}
    assert kept[connection.connection_id].keys() == {"at", "text_version"}
    assert kept[connection.connection_id]["text_version"] == STANDING_CONSENT_TEXT


def test_it_is_given_only_to_the_words_of_today(home: HttpHarness, mali: Person) -> None:
    connection = home.bench.connect(MALI)

    refused = agree(mali, connection, "2020-01-01")

    assert (refused.status, refused.code) == (409, "consent_text_changed")
    assert accounts(mali)[connection.connection_id] is None


def test_with_other_words_it_is_asked_anew(home: HttpHarness, mali: Person) -> None:
    connection = home.bench.connect(MALI)
    of_before = StandingConsent(at=home.bench.clock(), text_version="2020-01-01")
    home.app.users.record_standing_consent(MALI, connection.connection_id, of_before)

    assert accounts(mali)[connection.connection_id] is None
    assert run_on(home, mali, rendered(home, connection))["state"] == "READY"


def test_the_words_have_not_changed_under_their_version() -> None:
    words = "\n".join(strings(language)["script.settings.consent_text"] for language in ("th", "en"))

    assert (hashlib.sha256(words.encode()).hexdigest()[:8], STANDING_CONSENT_TEXT) == (WORDS, "2026-11-30")


def test_a_run_nobody_tapped_for_ends_ready_and_says_so_in_both_languages(home: HttpHarness, mali: Person) -> None:
    video = run_on(home, mali, rendered(home, home.bench.connect(MALI)))

    assert (video["state"], video["problem"]["code"], video["send_at"]) == ("READY", "standing_consent_missing", None)
    assert home.bench.drafts() == []
    for language in ("th", "en"):
        shown = mali.call("GET", f"/videos/{VIDEO}", query={"lang": language}, accept="text/html").text
        assert MESSAGES["standing_consent_missing"].filled()[language] in shown
        assert f'href="/videos/{VIDEO}/send"' in shown


def test_the_sweep_leaves_it_ready(home: HttpHarness, mali: Person) -> None:
    run_on(home, mali, rendered(home, home.bench.connect(MALI)))
    home.bench.advance(60)

    swept = task_of("SweepFunction").run({}, home.app)

    video = mali.call("GET", f"/api/videos/{VIDEO}").body
    assert (swept["sends"], video["state"], video["problem"]["code"]) == (1, "READY", "standing_consent_missing")


def test_with_it_the_same_run_ends_in_the_inbox(home: HttpHarness, mali: Person) -> None:
    connection = home.bench.connect(MALI)
    agree(mali, connection)

    video = run_on(home, mali, rendered(home, connection))

    assert (video["state"], home.bench.videos_in_inbox()) == ("IN_INBOX", 1)


def test_that_for_another_account_of_the_same_person_counts_for_nothing(home: HttpHarness, mali: Person) -> None:
    connection, other = home.bench.connect(MALI), home.bench.connect(MALI, "ton")
    agree(mali, other)

    assert run_on(home, mali, rendered(home, connection))["problem"]["code"] == "standing_consent_missing"


def test_withdrawn_between_render_and_send_the_video_stays_ready(home: HttpHarness, mali: Person) -> None:
    connection = home.bench.connect(MALI)
    agree(mali, connection)
    video = rendered(home, connection)
    mali.write(WITHDRAW, connection_id=connection.connection_id)

    assert run_on(home, mali, video)["problem"]["code"] == "standing_consent_missing"


def test_a_tap_on_the_file_needs_none(home: HttpHarness, mali: Person) -> None:
    connection = home.bench.connect(MALI)
    run_on(home, mali, rendered(home, connection))
    sha256 = mali.call("GET", f"/api/videos/{VIDEO}").body["mp4_sha256"]

    tapped = mali.write(
        f"/api/videos/{VIDEO}/continue", until="inbox", connection_id=connection.connection_id, mp4_sha256=sha256
    )

    assert tapped.status == 202
    assert run_on(home, mali, home.app.videos.get(MALI, VIDEO))["state"] == "IN_INBOX"


def test_it_goes_with_the_account(home: HttpHarness, mali: Person) -> None:
    connection = home.bench.connect(MALI)
    agree(mali, connection)

    mali.write("/api/tiktok/disconnect", connection_id=connection.connection_id)

    assert home.app.users.get(MALI).standing_consents == {}


@pytest.mark.parametrize("language", ["th", "en"])
def test_settings_offers_it_with_the_version_of_its_words(mali: Person, language: str) -> None:
    shown = mali.call("GET", "/settings", query={"lang": language}, accept="text/html").text

    assert f'data-consent-text="{STANDING_CONSENT_TEXT}"' in shown
    assert strings(language)["settings.consent_give"] in shown


def test_staging_neither_offers_it_nor_takes_it_nor_counts_it(staging: HttpHarness) -> None:
    mali = staging.person(MALI)
    connection = staging.bench.connect(MALI)
    consent = StandingConsent(at=staging.bench.clock(), text_version=STANDING_CONSENT_TEXT)
    staging.app.users.record_standing_consent(MALI, connection.connection_id, consent)

    refused = agree(mali, connection)
    shown = mali.call("GET", "/settings", query={"lang": "en"}, accept="text/html").text
    video = run_on(staging, mali, rendered(staging, connection))

    assert (refused.status, refused.code) == (409, "standing_consent_not_offered")
    assert strings("en")["settings.consent_give"] not in shown
    assert (video["state"], video["problem"]["code"]) == ("READY", "standing_consent_missing")


@pytest.mark.parametrize("path", [CONSENT, WITHDRAW])
def test_only_our_own_page_may_ask_for_either(home: HttpHarness, mali: Person, path: str) -> None:
    body = {"connection_id": home.bench.connect(MALI).connection_id}
    if path == CONSENT:
        body["text_version"] = STANDING_CONSENT_TEXT

    assert mali.call("POST", path, body, origin="https://evil.example").status == 403
    assert mali.call("POST", path, body, x_csrf_token="another").status == 403


def waiting(home: HttpHarness, person: Person, *, consented: bool = False) -> tuple[Connection, dict[str, Any]]:
    """A video of a full account that waits for its slot, under the standing consent."""
    connection = home.bench.connect(MALI)
    agree(person, connection)
    for number in range(5):
        home.bench.send(home.bench.order(connection, video_id=f"filling-{number}"))
    video = run_on(home, person, rendered(home, connection, consented=consented))
    assert video["state"] == "WAITING_SLOT"
    return connection, video


def test_withdrawn_what_waits_without_a_tap_is_ready_at_once_and_gives_its_slot_back(
    home: HttpHarness, mali: Person
) -> None:
    connection, waited = waiting(home, mali)

    mali.write(WITHDRAW, connection_id=connection.connection_id)

    video = mali.call("GET", f"/api/videos/{VIDEO}").body
    send = home.app.sends.latest(connection.connection_id, VIDEO)
    next_one = home.bench.send(home.bench.order(connection, video_id="next")).send
    assert (video["state"], video["problem"]["code"], video["send_at"]) == ("READY", "standing_consent_missing", None)
    assert send is not None
    assert (send.state, send.due_at) == ("FAILED", None)
    assert next_one.slot_at is not None
    assert next_one.slot_at.isoformat()[:19] == waited["send_at"][:19]
    assert mali.write(WITHDRAW, connection_id=connection.connection_id).status == 204


def test_withdrawn_what_was_tapped_for_waits_on(home: HttpHarness, mali: Person) -> None:
    connection, _ = waiting(home, mali, consented=True)

    mali.write(WITHDRAW, connection_id=connection.connection_id)

    assert mali.call("GET", f"/api/videos/{VIDEO}").body["state"] == "WAITING_SLOT"
