"""An unreadable artifact is logged once and made again by its step; a file to be sent never is."""

import json

import pytest

from functions.settle.app import handler as settle
from functions.upload.app import handler as upload
from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.domain.videos.videos import Step, Video, VideoState
from makeafvdo.entrypoints.task import Permanent
from tests.support.http_harness import HttpHarness, Person

MALI = "user-mali"
VIDEO = "01jd000000000000000000000a"
GARBAGE = [b"", b"\x00\xff garbage", b"{}", b"null", b'{"title": 7}']


def spoil(home: HttpHarness, video: Video, name: str, body: bytes = b"garbage") -> None:
    home.bench.media.put_bytes(f"{video.prefix}/{name}", body, "application/json")


def go_on(mali: Person, until: str, **more: object) -> tuple[int, str]:
    answer = mali.write(f"/api/videos/{VIDEO}/continue", until=until, **more)
    return answer.status, answer.code if answer.status >= 400 else answer.body["step"]


def shown(person: Person, status: int = 200) -> str:
    answer = person.call("GET", f"/videos/{VIDEO}", query={"lang": "en"}, accept="text/html")
    assert answer.status == status, answer.text
    return answer.text


CHECK_SCRIPT = {"state": "NEEDS_INPUT", "reason": "check_script", "mp4_key": None, "facts_key": None}
CHECK_PRODUCT = CHECK_SCRIPT | {"reason": "check_product"}


@pytest.mark.parametrize("body", GARBAGE)
def test_a_broken_script_is_written_again_and_no_run_hangs(home: HttpHarness, mali: Person, body: bytes) -> None:
    spoil(home, home.video(MALI, VIDEO, **CHECK_SCRIPT), "script.json", body)

    assert go_on(mali, "ready") == (202, "script")
    assert home.executions() == {f"{VIDEO}-2": "RUNNING"}


@pytest.mark.parametrize("body", GARBAGE)
def test_a_broken_product_is_read_again(home: HttpHarness, mali: Person, body: bytes) -> None:
    spoil(home, home.video(MALI, VIDEO, **CHECK_PRODUCT), "product.json", body)

    assert go_on(mali, "ready") == (202, "scrape")


@pytest.mark.parametrize(
    ("name", "changes", "says", "until", "step"),
    [
        ("product.json", CHECK_PRODUCT, "The product details of this video are damaged", "product", "scrape"),
        ("product.json", {}, "The product details of this video are damaged", "product", "scrape"),
        ("script.json", CHECK_SCRIPT, "The script of this video is damaged", "script", "script"),
        ("script.json", {}, "The script of this video is damaged", "script", "script"),
        ("video.json", {}, "The video file is damaged", "ready", "render"),
    ],
)
def test_its_page_says_so_and_offers_the_step_before(
    home: HttpHarness, mali: Person, name: str, changes: dict[str, object], says: str, until: str, step: str
) -> None:
    spoil(home, home.video(MALI, VIDEO, **changes), name)

    page = shown(mali)

    assert says in page
    assert f'data-act="continue" data-until="{until}"' in page
    assert go_on(mali, until) == (202, step)


def test_where_all_is_well_a_tap_goes_no_step_back(home: HttpHarness, mali: Person) -> None:
    home.video(MALI, VIDEO)

    assert "damaged" not in shown(mali)
    assert go_on(mali, "script") == (409, "video_is_past_that")


@pytest.mark.parametrize("body", GARBAGE)
def test_a_file_that_reads_no_more_is_not_sent(home: HttpHarness, mali: Person, body: bytes) -> None:
    video = home.video(MALI, VIDEO)
    connection = home.bench.connect(MALI)
    spoil(home, video, "video.json", body)

    refused = go_on(mali, "inbox", connection_id=connection.connection_id, mp4_sha256=video.mp4_sha256)

    assert refused == (409, "video_file_lost")
    assert home.app.videos.get(MALI, VIDEO) == video
    sent_to = mali.call("GET", f"/videos/{VIDEO}/send", accept="text/html")
    assert (sent_to.status, sent_to.headers["Location"].rpartition("/")[2]) == (302, VIDEO)


def test_one_that_breaks_while_it_is_sent_is_refused_there_and_made_again_from_its_page(
    home: HttpHarness, mali: Person
) -> None:
    connection = home.bench.connect(MALI)
    video = home.video(
        MALI, VIDEO, state="QUEUED", in_run=True, from_step="send", until="inbox",
        connection_id=connection.connection_id,
    )  # fmt: skip
    spoil(home, video, "video.json")
    run = {"user_id": MALI, "video_id": VIDEO, "run": 1, "from": "send", "until": "inbox"}

    with pytest.raises(Permanent) as caught:
        upload.run(run, home.app)
    settle.run(run | {"outcome": "failed", "error": {"Error": "Permanent", "Cause": cause_of(caught.value)}}, home.app)

    row = home.app.videos.get(MALI, VIDEO)
    assert (row.state, row.problem and row.problem.code) == (VideoState.FAILED, "video_file_lost")
    assert 'data-act="continue" data-until="ready"' in shown(mali)
    assert go_on(mali, "ready") == (202, Step.RENDER)
    assert home.bench.drafts() == []


@pytest.mark.parametrize("name", ["product.json", "script.json", "video.json"])
def test_no_page_of_the_video_breaks(home: HttpHarness, mali: Person, name: str) -> None:
    spoil(home, home.video(MALI, VIDEO), name)

    for path in (f"/videos/{VIDEO}/send", f"/videos/{VIDEO}/post", "/videos", f"/videos/{VIDEO}"):
        assert mali.call("GET", path, accept="text/html").status < 500
    for path in ("product", "script", "post", "mp4"):
        assert mali.call("GET", f"/api/videos/{VIDEO}/{path}").status < 500


def test_it_is_told_once_by_its_key_and_never_by_its_content(
    home: HttpHarness, mali: Person, caplog: pytest.LogCaptureFixture
) -> None:
    video = home.video(MALI, VIDEO, **CHECK_PRODUCT)
    spoil(home, video, "product.json", b'{"title": {"secret": "words"}}')

    for _ in range(3):
        shown(mali)

    [record] = [record for record in caplog.records if record.message == "artifact_unreadable"]
    assert (record.key, record.video_id) == (f"{video.prefix}/product.json", VIDEO)  # type: ignore[attr-defined]
    assert "words" not in caplog.text


def test_what_was_made_again_and_breaks_again_is_told_again(
    home: HttpHarness, caplog: pytest.LogCaptureFixture
) -> None:
    video, artifacts = home.video(MALI, VIDEO), Artifacts(home.bench.media)
    product = artifacts.product(video.prefix)

    for _ in range(2):
        spoil(home, video, "product.json")
        assert artifacts.find_product(video.prefix) is None
        artifacts.put_product(video.prefix, product)

    assert [record.message for record in caplog.records] == ["artifact_unreadable"] * 2


def test_before_there_is_a_file_there_is_none_to_download(home: HttpHarness, mali: Person) -> None:
    home.video(MALI, VIDEO, **CHECK_SCRIPT)

    answer = mali.call("GET", f"/api/videos/{VIDEO}/mp4")

    assert (answer.status, answer.code) == (404, "video_is_not_made")


def test_a_file_that_is_gone_is_not_sent_people_to(home: HttpHarness, mali: Person) -> None:
    home.video(MALI, VIDEO, mp4_key="users/user-mali/videos/gone.mp4")

    answer = mali.call("GET", f"/api/videos/{VIDEO}/mp4")

    assert (answer.status, answer.code) == (404, "video_file_lost")


def cause_of(raised: Exception) -> str:
    return json.dumps({"errorMessage": str(raised), "errorType": type(raised).__name__})
