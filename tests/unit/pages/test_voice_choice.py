"""The choice of voice on the pages and in the API, what it cost afterwards, and a marketer's own pronunciations."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from makeafvdo.bootstrap import Container
from makeafvdo.config import AiOrder
from makeafvdo.domain.videos.voice_samples import SAMPLES_KEY, VoiceSamples
from tests.support.http_harness import SIGN_IN_SETTINGS, HttpHarness, Person, http_harness

VIDEO = "01jd00000000000000000000v1"
SAMPLE = "samples/embedded-0123456789ab.mp3"
NEURAL, SAMPLE_OF_NEURAL = "google:th-TH-Neural2-C", "samples/google-th-TH-Neural2-C-0123456789ab.mp3"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HttpHarness]:
    """A stage with voices that cost money, and two samples."""
    parts = {"ai_order": AiOrder(writers="", voices="gemini, google:th-TH-Neural2-C, botnoi")}
    with http_harness(tmp_path_factory.mktemp("voices"), parts) as home:
        home.bench.media.put_bytes(SAMPLE, b"sound", "audio/mpeg")
        home.bench.media.put_json(SAMPLES_KEY, VoiceSamples(keys={"embedded": SAMPLE, NEURAL: SAMPLE_OF_NEURAL}))
        yield home


@pytest.fixture
def mali(home: HttpHarness, request: pytest.FixtureRequest) -> Person:
    return home.person(f"mali of {request.node.name}")


def page(person: Person, path: str, language: str = "th") -> str:
    answer = person.call("GET", path, query={"lang": language}, accept="text/html")
    assert answer.status == 200, answer.text
    return answer.text


def choices_on(page: str) -> dict[str, bool]:
    """Value of each voice in its order, and whether it is chosen."""
    found = re.findall(r'<input type="radio" name="voice" value="([^"]*)"([^>]*)>', page)
    return {value: "checked" in more for value, more in found}


def test_own_reading_comes_first_and_the_preview_voice_last(home: HttpHarness, mali: Person) -> None:
    home.video(mali.user_id, VIDEO)

    for path in ("/new", "/settings", f"/videos/{VIDEO}"):
        voices = list(choices_on(page(mali, path)))
        assert voices[:2] == ["own", ""]
        assert voices[-1] == "embedded"
        assert {"gemini:Kore", "google:th-TH-Neural2-C", "botnoi:1"} < set(voices)


def test_where_nothing_is_set_up_the_preview_voice_is_the_unchosen_one(home: HttpHarness, mali: Person) -> None:
    parts: dict[str, Any] = {"ai_order": AiOrder(writers="", voices=""), "sign_in_settings": SIGN_IN_SETTINGS}
    ton = replace(mali, app=Container(home.app.settings, clock=home.bench.clock, **parts))
    ton.call("PATCH", "/api/me", {"defaults": {"voice": "gemini:Kore"}})

    assert choices_on(page(ton, "/new")) == {"own": False, "": True}


@pytest.mark.parametrize(("language", "said"), [("th", "สำเนียงต่างชาติ"), ("en", "foreign accent")])
def test_the_preview_voice_says_what_it_is(mali: Person, language: str, said: str) -> None:
    assert said in page(mali, "/new", language)


@pytest.mark.parametrize(
    ("language", "known", "unknown"),
    [("th", "ประมาณ 0.20 บาท", "ไม่ทราบราคา"), ("en", "about 0.20 baht", "Price unknown")],
)
def test_a_price_is_told_before_or_said_to_be_unknown(mali: Person, language: str, known: str, unknown: str) -> None:
    shown = page(mali, "/new", language)

    assert known in shown
    assert unknown in shown
    assert "0.00" not in shown


@pytest.mark.parametrize(("tone", "first"), [("kha", "Gemini คอร์ (หญิง)"), ("khrap", "Gemini พัค (ชาย)")])
def test_who_leaves_it_to_us_is_told_which_voice_comes_first(mali: Person, tone: str, first: str) -> None:
    mali.call("PATCH", "/api/me", {"defaults": {"tone": tone}})

    assert f"เริ่มที่ {first}" in page(mali, "/new")


def test_a_video_with_a_script_offers_to_record_right_there(home: HttpHarness, mali: Person) -> None:
    home.video(mali.user_id, VIDEO)

    fieldset = re.search(r'<fieldset class="choices voices">.*?</fieldset>', page(mali, f"/videos/{VIDEO}"), re.DOTALL)

    assert fieldset is not None
    assert 'data-act="record"' in fieldset[0]
    assert "data-baht" not in fieldset[0]
    assert 'data-act="record"' not in page(mali, "/new")


def test_only_a_voice_with_a_sample_can_be_heard(home: HttpHarness, mali: Person) -> None:
    shown = page(mali, "/new")

    addresses = re.findall(r'data-sample="([^"]+)"', shown)
    assert addresses == [f"/voices/{NEURAL}/sample", "/voices/embedded/sample"]
    for address, key in zip(addresses, (SAMPLE_OF_NEURAL, SAMPLE), strict=True):
        heard = mali.call("GET", address)
        assert (heard.status, key in heard.headers["Location"]) == (302, True)
        assert "X-Amz-Expires=600" in heard.headers["Location"]
    assert home.app.media.origin in mali.call("GET", "/new", accept="text/html").headers["Content-Security-Policy"]
    assert mali.call("GET", "/voices/gemini:Kore/sample").status == 404


def test_the_api_lists_the_same_voices_with_their_facts(mali: Person) -> None:
    listed = mali.call("GET", "/api/voices", query={"seconds": "60"}).body
    voices = {each["voice"]: each for each in listed["voices"]}

    assert list(voices)[-1] == "embedded"
    assert voices["gemini:Kore"] | {"price": None, "label": None} == {
        "voice": "gemini:Kore", "label": None, "gender": "female", "is_preview": False, "knows_speed": False,
        "characters": 900, "price_baht": pytest.approx(0.395, abs=0.001), "price": None, "sample_url": None,
    }  # fmt: skip
    assert voices["botnoi:1"]["price_baht"] is None
    assert SAMPLE in voices["embedded"]["sample_url"]
    assert voices["embedded"]["is_preview"]


SPOKEN = [
    (
        {"voice": "google:th-TH-Neural2-C", "revision": "1", "billed_characters": 400},
        "พากย์โดย Google Cloud นิวรัล C (หญิง) ใช้ไป 400 ตัวอักษร ≈ 0.21 บาท",
    ),
    (
        {"voice": "botnoi:1", "revision": "1", "billed_characters": 300},
        "พากย์โดย Botnoi เอวา (หญิง) ใช้ไป 300 ตัวอักษร ไม่ทราบราคา",
    ),
    ({"voice": "embedded", "revision": "2"}, "พากย์โดย เสียงตัวอย่างของระบบ ฟรี"),
    ({"voice": "own", "revision": "1"}, "พากย์ด้วยเสียงของคุณเอง"),
]


@pytest.mark.parametrize(("spoken_by", "said"), SPOKEN, ids=["priced", "unknown", "preview", "own"])
def test_afterwards_the_page_says_who_spoke_and_what_it_cost(
    home: HttpHarness, mali: Person, spoken_by: dict[str, object], said: str
) -> None:
    home.video(mali.user_id, VIDEO, spoken_by=spoken_by)

    assert said in page(mali, f"/videos/{VIDEO}")


def test_pronunciations_are_kept_and_shown_in_settings(mali: Person) -> None:
    kept = mali.call("PATCH", "/api/me", {"own_words": {" DOVE ": " โดฟ ", "<b>": "บี"}})

    assert (kept.status, kept.body["own_words"]) == (200, {"DOVE": "โดฟ", "<b>": "บี"})
    shown = page(mali, "/settings")
    assert 'data-word="DOVE" data-reading="โดฟ"' in shown
    assert "<strong>&lt;b&gt;</strong>" in shown
    assert mali.call("PATCH", "/api/me", {"own_words": {}}).body["own_words"] == {}


@pytest.mark.parametrize(
    ("own_words", "code"),
    [
        ({"DOVE": "dove"}, "pronunciation_not_thai"),
        ({"...": "จุด"}, "pronunciation_written_wrong"),
        ({"Dove": "โดฟ", "DOVE": "โดเว"}, "pronunciation_twice"),
    ],
)
def test_a_pronunciation_that_cannot_be_used_is_refused(mali: Person, own_words: dict[str, str], code: str) -> None:
    answer = mali.call("PATCH", "/api/me", {"own_words": own_words})

    assert (answer.status, answer.code) == (400, code)
    assert mali.call("GET", "/api/me").body["own_words"] == {}


def test_the_preview_voice_is_let_go_only_by_its_switch(mali: Person) -> None:
    assert mali.call("GET", "/api/me").body["allows_preview_voice"] is False
    assert not re.search('id="allows-preview-voice" checked', page(mali, "/settings"))

    mali.call("PATCH", "/api/me", {"allows_preview_voice": True})
    mali.call("PATCH", "/api/me", {"language": "th"})

    assert mali.call("GET", "/api/me").body["allows_preview_voice"] is True
    assert re.search('id="allows-preview-voice" checked', page(mali, "/settings"))
