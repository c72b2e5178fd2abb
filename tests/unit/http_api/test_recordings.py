"""/api/videos/{id}/recordings as a browser calls it, and the page that does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from makeafvdo.adapters.artifacts import recording_key
from makeafvdo.domain.products.uploads import upload_key
from makeafvdo.domain.scripts.recordings import reading_seconds
from tests.support.http_harness import HttpHarness, Person, http_harness

VIDEO = "01jd000000000000000000000a"
RECORDINGS = f"/api/videos/{VIDEO}/recordings"
WEBM = b"\x1aE\xdf\xa3" + bytes(60)
LINE_AGENT = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile Safari Line/14.19.0"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[HttpHarness]:
    with http_harness(tmp_path) as home:
        home.video("user-mali", VIDEO)
        yield home


def begin_upload(home: HttpHarness, mali: Person) -> str:
    place = mali.write("/api/uploads", kind="recording", content_type="audio/webm;codecs=opus", bytes=len(WEBM)).body
    home.app.intake.put_bytes(upload_key("user-mali", place["upload_id"]), WEBM, "audio/webm")
    return str(place["upload_id"])


def test_a_phrase_is_recorded_heard_replaced_and_dropped(home: HttpHarness, mali: Person) -> None:
    before = mali.call("GET", RECORDINGS).body
    phrase = before["phrases"][2]["phrase"]

    takes = [begin_upload(home, mali) for _ in range(2)]
    kept = [mali.call("PUT", f"{RECORDINGS}/{phrase}", {"upload_id": take}).status for take in takes]

    after = mali.call("GET", RECORDINGS).body
    assert kept == [204, 204]
    assert before["missing"] - 1 == after["missing"] == len(after["phrases"]) - 1
    assert after["phrases"][2]["take"] == takes[1]
    assert f"{phrase}/{takes[1]}" in after["phrases"][2]["url"]
    assert mali.call("DELETE", f"{RECORDINGS}/{phrase}").status == 204
    assert mali.call("GET", RECORDINGS).body["missing"] == before["missing"]


def test_a_reading_of_the_whole_is_cut_into_every_phrase(mali: Person) -> None:
    phrases = mali.call("GET", RECORDINGS).body["phrases"]
    levels: list[int] = []
    for phrase in phrases:
        levels += [-62] * 25 + [-20] * round(50 * reading_seconds(phrase["text"]))

    cutting = mali.call("POST", f"{RECORDINGS}/whole", {"levels": [*levels, *[-62] * 25]}).body

    assert cutting["is_sure"]
    assert len(cutting["pieces"]) == len(phrases)
    lengths = [piece["end_s"] - piece["start_s"] for piece in cutting["pieces"]]
    assert lengths == pytest.approx([reading_seconds(phrase["text"]) + 0.5 for phrase in phrases], abs=0.35)


@pytest.mark.parametrize(
    ("levels", "code"),
    [
        ([-60] * 500, "whole_recording_silent"),
        ([-60] * 100 + [-20] * 50 + [-60] * 100, "whole_recording_short"),
        ([1] * 60, "invalid_request"),
        ([-60] * 15_001, "invalid_request"),
    ],
)
def test_a_whole_that_is_no_reading_is_refused_in_words(mali: Person, levels: list[int], code: str) -> None:
    answer = mali.call("POST", f"{RECORDINGS}/whole", {"levels": levels})

    assert (answer.status, answer.code) == (400, code)


def test_the_page_shows_every_phrase_and_what_is_recorded(home: HttpHarness, mali: Person) -> None:
    phrases = mali.call("GET", RECORDINGS).body["phrases"]
    mali.call("PUT", f"{RECORDINGS}/{phrases[0]['phrase']}", {"upload_id": begin_upload(home, mali)})

    shown = mali.call("GET", f"/videos/{VIDEO}/record", accept="text/html").text

    assert all(phrase["text"] in shown for phrase in phrases)
    assert shown.count('data-state="kept"') == 1
    assert shown.count('data-state="missing"') == len(phrases) - 1


def test_the_page_marks_the_take_that_could_not_be_used_until_there_is_another(home: HttpHarness, mali: Person) -> None:
    video_id, take = "01jd000000000000000000000d", begin_upload(home, mali)
    problem = {"code": "recording_clipped", "facts": {"phrase": 1, "take": take}}
    video = home.video(
        "user-mali", video_id, state="NEEDS_INPUT", reason="missing", missing=("recordings",), problem=problem
    )
    phrase = mali.call("GET", f"/api/videos/{video_id}/recordings").body["phrases"][0]["phrase"]
    home.app.media.put_bytes(recording_key(video.prefix, phrase, take), WEBM, "audio/webm")

    marked = mali.call("GET", f"/videos/{video_id}/record", accept="text/html").text
    asked = mali.call("GET", f"/videos/{video_id}", accept="text/html").text
    mali.call("PUT", f"/api/videos/{video_id}/recordings/{phrase}", {"upload_id": begin_upload(home, mali)})
    retaken = mali.call("GET", f"/videos/{video_id}/record", accept="text/html").text

    assert "เสียงของประโยคที่ 1 ดังจนแตก" in marked
    assert marked.count('data-state="fault"') == 1
    assert "เสียงของประโยคที่ 1 ดังจนแตก" in asked
    assert f"/videos/{video_id}/record" in asked
    assert 'data-state="fault"' not in retaken


def test_a_video_that_is_being_made_is_not_read(home: HttpHarness, mali: Person) -> None:
    video_id = "01jd000000000000000000000c"
    home.video("user-mali", video_id, state="SPEAKING", in_run=True)

    answer = mali.call("GET", f"/videos/{video_id}/record", accept="text/html")

    assert answer.status == 302
    assert answer.headers["Location"].endswith(f"/videos/{video_id}")


def test_inside_another_app_the_way_out_is_shown(mali: Person) -> None:
    shown = mali.call("GET", f"/videos/{VIDEO}/record", accept="text/html", user_agent=LINE_AGENT).text

    assert f"/videos/{VIDEO}/record?openExternalBrowser=1" in shown
