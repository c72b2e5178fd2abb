"""Every writer and every voice that is a service gets the product's words, and nothing of whose video it is."""

import json
from collections.abc import Iterator

import pytest

from local.ai.server import serving
from local.ai.voices.keys import local_keys
from local.ai.world import Call, World
from makeafvdo.adapters.ai_keys import AiKeys
from makeafvdo.adapters.artifacts import screenshot_key
from makeafvdo.adapters.guarded_session import guarded_session
from makeafvdo.adapters.voices.all import cloud_voice
from makeafvdo.adapters.voices.asking import Patience, ask
from makeafvdo.adapters.voices.voice import Delivery
from makeafvdo.domain.videos.options import Options, Tone
from makeafvdo.services.products.read_screenshot import read_screenshot
from makeafvdo.services.scripts.write_script import write_script
from tests.support.composing import composer_of, pace_of
from tests.support.http_harness import HttpHarness, http_harness
from tests.support.pictures import LAMP, photograph, saved
from tests.support.products import a_product
from tests.support.writer_peers import WriterPeers

USER, VIDEO, CONNECTION = "sub-of-mali-4711", "01jd0000000000000000000001", "connection-of-mali-4711"
LINK = "https://s.shopee.co.th/5fMarkOfMali?aff=mali-affiliate-77"
PERSONAL = (USER, VIDEO, CONNECTION, LINK, "mali-affiliate-77", "5fMarkOfMali", "mali@makeafvdo.test", "มะลิรีวิวของดี")
TITLE = "เก้าอี้พักผ่อนหุ้มผ้ามะลิลา"
WRITERS = {"gemini": "gemini", "bedrock": "bedrock", "openai": "openai"}
VOICES = {
    "gemini:Kore": "gemini",
    "google:th-TH-Neural2-C": "google",
    "elevenlabs:EXAVITQu4vr4xnSDxMaL": "elevenlabs",
    "botnoi:1": "botnoi",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HttpHarness]:
    with http_harness(tmp_path_factory.mktemp("house")) as home:
        yield home


@pytest.fixture
def peers() -> Iterator[WriterPeers]:
    world = World()
    with serving(this_world=world) as server:
        yield WriterPeers(f"http://127.0.0.1:{server.port}", world)


def all_that_was_said(calls: list[Call]) -> str:
    return json.dumps([(each.path, each.headers, each.body) for each in calls], ensure_ascii=False, default=str)


@pytest.mark.parametrize("writer", WRITERS)
def test_a_writer_is_told_the_product_alone(home: HttpHarness, peers: WriterPeers, writer: str) -> None:
    options = Options(seconds=15)
    video = home.video(USER, VIDEO, link=LINK, connection_id=CONNECTION, options=options)
    home.app.artifacts.put_product(video.prefix, a_product(title=TITLE, affiliate_url=LINK))
    home.app.media.delete(f"{video.prefix}/script.json")

    write_script(video, artifacts=home.app.artifacts, composer=composer_of(peers.writer(writer)), pace_of=pace_of)

    said = all_that_was_said(peers.calls(WRITERS[writer]))
    assert "เก้าอี้" in said
    assert not [mark for mark in PERSONAL if mark in said]


def test_a_reader_of_a_screenshot_is_shown_the_picture_alone(home: HttpHarness, peers: WriterPeers) -> None:
    prefix = f"users/{USER}/videos/{VIDEO}"
    home.app.media.put_bytes(screenshot_key(prefix, "0" * 26), saved(photograph(LAMP, 600)), "image/jpeg")

    read_screenshot(prefix, "0" * 26, readers=[peers.writer("gemini")], artifacts=home.app.artifacts)

    said = all_that_was_said(peers.calls("gemini"))
    assert "inlineData" in said or "inline_data" in said
    assert not [mark for mark in (*PERSONAL, "0" * 26) if mark in said]


@pytest.mark.parametrize("voice", VOICES)
def test_a_voice_is_told_the_words_alone(peers: WriterPeers, voice: str) -> None:
    """It is handed nothing else: that the whole machine does so too is shown on the stack, test_voices."""
    speaking = cloud_voice(voice, AiKeys.model_validate(local_keys()), peers.url, guarded_session)

    ask(speaking, "เนื้อบางเบา, ซึมไว", Delivery(Tone.KHA), Patience(30, lambda: 0.0, lambda _: None))

    said = all_that_was_said(peers.calls(VOICES[voice]))
    assert "บางเบา" in said
    assert not [mark for mark in PERSONAL if mark in said]


def test_a_header_that_told_on_somebody_would_be_seen() -> None:
    call = Call("gemini", "/gemini", {"text": "เก้าอี้"}, None, {"x-user": USER})

    assert USER in all_that_was_said([call])
