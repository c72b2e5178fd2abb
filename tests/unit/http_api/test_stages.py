"""The stage of TikTok's reviewers: its own TikTok app, page and pictures, none of it elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from makeafvdo.domain.stages import Stage, is_of_stage
from tests.support.http_harness import HttpHarness, Person, http_harness
from tests.unit.http_api.uploading import MALI

STAGES: tuple[Stage, ...] = ("dev", "staging", "prod")


@pytest.fixture
def staging(tmp_path: Path) -> Iterator[HttpHarness]:
    with http_harness(tmp_path, stage="staging") as home:
        yield home


@pytest.fixture
def prod(tmp_path: Path) -> Iterator[HttpHarness]:
    with http_harness(tmp_path, stage="prod") as home:
        yield home


@pytest.mark.parametrize(
    ("client_key", "stages"), [("sbaw12", {"dev", "staging"}), ("aw12", {"dev", "prod"}), ("unset", {"dev", "prod"})]
)
def test_which_app_is_of_which_stage(client_key: str, stages: set[str]) -> None:
    assert {stage for stage in STAGES if is_of_stage(client_key, stage)} == stages


def test_a_sandboxs_pair_is_refused_on_prod(prod: HttpHarness) -> None:
    assert prod.bench.tiktok_itself.client_key.startswith("sb")

    answer = prod.person(MALI).call("GET", "/api/tiktok/connect")

    assert answer.code == "tiktok_app_of_another_stage"


def test_a_sandboxs_pair_goes_to_tiktok_on_staging(staging: HttpHarness) -> None:
    answer = staging.person(MALI).call("GET", "/api/tiktok/connect")

    assert answer.status == 302
    assert "/v2/auth/authorize/" in answer.headers["Location"]


def test_a_reviewer_reads_their_way_in_english_under_a_banner(staging: HttpHarness) -> None:
    page = staging.person(MALI).call("GET", "/review")

    assert page.status == 200
    assert '<html lang="en">' in page.text
    assert 'class="banner"' in page.text
    assert all(scope in page.text for scope in ("user.info.basic", "video.upload"))


def test_elsewhere_there_is_no_such_page_and_no_banner(home: HttpHarness, mali: Person) -> None:
    assert mali.call("GET", "/review").status == 404
    assert mali.call("GET", "/api/tiktok/stored").status == 404
    assert 'class="banner"' not in mali.call("GET", "/").text
    assert not home.app.users.get(MALI).defaults.captions_only


def test_a_reviewer_sees_their_rows_and_of_what_is_sealed_only_that_it_is(staging: HttpHarness) -> None:
    connection = staging.bench.connect(MALI)

    stored = staging.person(MALI).call("GET", "/api/tiktok/stored").body
    others = staging.person("somebody-else").call("GET", "/api/tiktok/stored").body

    (row,) = stored["connections"]
    assert (row["open_id"], row["connection_id"]) == (connection.open_id, connection.connection_id)
    assert row["sealed_tokens"] == f"sealed, {len(connection.sealed_tokens)} bytes"
    assert others == {"connections": [], "sends": []}


def test_pictures_carry_captions_alone_until_somebody_chooses_otherwise(staging: HttpHarness) -> None:
    before = staging.app.users.get(MALI).defaults

    staging.app.users.set_defaults(MALI, before.model_copy(update={"captions_only": False}))

    assert before.captions_only
    assert not staging.app.users.get(MALI).defaults.captions_only
