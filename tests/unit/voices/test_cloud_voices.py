"""The voices that are services, against their local peers."""

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import numpy as np
import pytest

from local.ai.world import World
from makeafvdo.adapters.voices.asking import refuse_implausible
from makeafvdo.adapters.voices.catalogue import catalogue
from makeafvdo.adapters.voices.voice import Delivery, PhraseSound
from makeafvdo.domain.ai_faults import AiFault, FaultKind
from makeafvdo.domain.videos.options import Tone
from tests.support.ai_peers import AiPeers

GEMINI, GOOGLE = "gemini:Kore", "google:th-TH-Chirp3-HD-Kore"
ELEVENLABS, BOTNOI = "elevenlabs:EXAVITQu4vr4xnSDxMaL", "botnoi:1"
EVERY = (GEMINI, GOOGLE, ELEVENLABS, BOTNOI)
TEXT = "ครีมกันแดด ตัวนี้, เนื้อบางเบา ซึมไว"
KHA = Delivery(Tone.KHA)


def said(peers: AiPeers, voice_id: str, text: str = TEXT, delivery: Delivery = KHA) -> PhraseSound:
    return peers.voice(voice_id).synthesise(text, delivery)


def fault_of(peers: AiPeers, voice_id: str, **keys: dict[str, str]) -> AiFault:
    with pytest.raises(AiFault) as caught:
        peers.voice(voice_id, **keys).synthesise(TEXT, KHA)
    return caught.value


@pytest.mark.parametrize("voice_id", EVERY)
def test_a_phrase_is_spoken(peers: AiPeers, voice_id: str) -> None:
    sound = said(peers, voice_id)

    refuse_implausible(sound, TEXT, 4.8)
    assert (sound.sample_rate, str(sound.pcm.dtype), sound.billed_characters) == (24_000, "int16", len(TEXT))


@pytest.mark.parametrize("voice_id", EVERY)
def test_what_would_be_acted_is_not_sent(peers: AiPeers, voice_id: str) -> None:
    said(peers, voice_id, "สวัสดี [sigh] <break time='1s'/> ค่ะ")

    sent = str(peers.calls(voice_id.partition(":")[0])[-1].body)
    assert not set("<>[") & set(sent.partition("สวัสดี")[2].partition("ค่ะ")[0])


@pytest.mark.parametrize("voice_id", EVERY)
def test_a_wrong_key_is_told_from_a_wrong_request(peers: AiPeers, voice_id: str) -> None:
    wrong = {voice_id.partition(":")[0]: {"api_key": "wrong"}}

    assert fault_of(peers, voice_id, **wrong).kind is FaultKind.BAD_KEY


@pytest.mark.parametrize("voice_id", ["gemini:Nobody", "google:th-TH-Nobody", "elevenlabs:nobody", "botnoi:nobody"])
def test_a_voice_there_is_not_is_a_wrong_request(peers: AiPeers, voice_id: str) -> None:
    assert fault_of(peers, voice_id).kind is FaultKind.BAD_REQUEST


@pytest.mark.parametrize("voice_id", EVERY)
def test_a_text_over_the_limit_is_not_sent(peers: AiPeers, voice_id: str) -> None:
    with pytest.raises(AiFault) as caught:
        said(peers, voice_id, "ก" * 5001)

    assert caught.value.kind is FaultKind.TOO_LONG
    assert not peers.world.calls


def test_google_s_limit_counts_bytes(peers: AiPeers) -> None:
    with pytest.raises(AiFault, match="too_long"):
        said(peers, GOOGLE, "ก" * 1667)


@pytest.mark.parametrize(
    ("voice_id", "fault", "kind"),
    [
        (GEMINI, "slow_down", FaultKind.SLOW_DOWN),
        (GEMINI, "no_money", FaultKind.NO_MONEY),
        (GEMINI, "busy", FaultKind.BUSY),
        (GEMINI, "block", FaultKind.REFUSED),
        (GEMINI, "empty", FaultKind.MALFORMED),
        (GEMINI, "text", FaultKind.MALFORMED),
        (GEMINI, "finish:SAFETY", FaultKind.REFUSED),
        (GEMINI, "finish:MAX_TOKENS", FaultKind.CUT_SHORT),
        (GEMINI, "finish:PUP_LIMITED_DISABLED", FaultKind.BAD_KEY),
        (GEMINI, "finish:SOMETHING_NEW", FaultKind.MALFORMED),
        (GOOGLE, "slow_down", FaultKind.SLOW_DOWN),
        (GOOGLE, "no_money", FaultKind.NO_MONEY),
        (GOOGLE, "busy", FaultKind.BUSY),
        (GOOGLE, "disabled", FaultKind.BAD_KEY),
        (GOOGLE, "base64", FaultKind.MALFORMED),
        (ELEVENLABS, "quota", FaultKind.NO_MONEY),
        (ELEVENLABS, "slow_down", FaultKind.SLOW_DOWN),
        (ELEVENLABS, "busy", FaultKind.BUSY),
        (BOTNOI, "no_money", FaultKind.NO_MONEY),
        (BOTNOI, "slow_down", FaultKind.SLOW_DOWN),
        (BOTNOI, "busy", FaultKind.BUSY),
        (BOTNOI, "gone", FaultKind.MALFORMED),
        (BOTNOI, "foreign", FaultKind.MALFORMED),
        (BOTNOI, "inside", FaultKind.MALFORMED),
        (BOTNOI, "redirect", FaultKind.MALFORMED),
        (BOTNOI, "html", FaultKind.MALFORMED),
    ],
)
def test_every_failure_has_its_class(peers: AiPeers, voice_id: str, fault: str, kind: FaultKind) -> None:
    peers.order(voice_id.partition(":")[0], fault)

    assert fault_of(peers, voice_id).kind is kind


@pytest.mark.parametrize("voice_id", EVERY)
@pytest.mark.parametrize(
    ("status", "kind"), [(529, FaultKind.BUSY), (418, FaultKind.BAD_REQUEST), (470, FaultKind.BAD_REQUEST)]
)
def test_a_status_nobody_has_heard_of_has_a_class(voice_id: str, status: int, kind: FaultKind) -> None:
    class Strange(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(b"<html>")

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with HTTPServer(("127.0.0.1", 0), Strange) as server:
        thread = Thread(target=server.handle_request)
        thread.start()
        strange = AiPeers(f"http://127.0.0.1:{server.server_port}", World())
        assert fault_of(strange, voice_id).kind is kind
        thread.join()


def test_the_pause_google_asks_for_is_known(peers: AiPeers) -> None:
    peers.order("gemini", "slow_down")

    assert fault_of(peers, GEMINI).retry_after_s == pytest.approx(0.2)


@pytest.mark.parametrize("voice_id", EVERY)
def test_nobody_there_is_busy(voice_id: str, peers: AiPeers) -> None:
    nowhere = AiPeers("http://127.0.0.1:9", peers.world)

    assert fault_of(nowhere, voice_id).kind is FaultKind.BUSY


@pytest.mark.parametrize(("voice_id", "fault"), [(GEMINI, "pcm"), (GOOGLE, "raw"), (BOTNOI, "nested")])
def test_another_shape_of_the_answer_is_understood(peers: AiPeers, voice_id: str, fault: str) -> None:
    usual = said(peers, voice_id)
    peers.order(voice_id.partition(":")[0], fault)

    assert np.array_equal(said(peers, voice_id).pcm, usual.pcm)


@pytest.mark.parametrize(("fault", "kind"), [("silence", "malformed"), ("cut", "cut_short"), ("long", "malformed")])
@pytest.mark.parametrize("voice_id", EVERY)
def test_what_is_not_our_text_is_no_speech(peers: AiPeers, voice_id: str, fault: str, kind: str) -> None:
    peers.order(voice_id.partition(":")[0], fault)

    with pytest.raises(AiFault, match=kind):
        refuse_implausible(said(peers, voice_id), TEXT, 4.8)


def test_gemini_s_style_stands_beside_the_text(peers: AiPeers) -> None:
    said(peers, GEMINI, delivery=Delivery(Tone.KHRAP))

    (part,) = peers.last_body("gemini")["contents"][0]["parts"]
    assert part["text"] == TEXT
    assert "man" in part["speechMetadata"]["style"]


@pytest.mark.parametrize(
    ("voice_id", "asked"), [(GOOGLE, 1.4), (ELEVENLABS, 1.2), (BOTNOI, 1.4)], ids=["google", "elevenlabs", "botnoi"]
)
def test_a_faster_pace_is_asked_for_within_what_is_allowed(peers: AiPeers, voice_id: str, asked: float) -> None:
    usual = said(peers, voice_id)

    faster = said(peers, voice_id, delivery=Delivery(Tone.KHA, 1.4))

    assert str(asked) in str(peers.last_body(voice_id.partition(":")[0]))
    assert faster.pcm.size < usual.pcm.size


def test_google_s_token_is_signed_once_and_anew_after_50_minutes(peers: AiPeers) -> None:
    from local.ai.voices.keys import local_keys
    from makeafvdo.adapters.ai_keys import AiKeys
    from makeafvdo.adapters.voices.google_cloud import GoogleCloudVoice

    now = [1_800_000_000.0]
    keys = AiKeys.model_validate(local_keys()).google
    known = catalogue().find(GOOGLE)
    assert keys is not None
    assert known is not None
    voice = GoogleCloudVoice(known, keys, peers.url, now_s=lambda: now[0])
    first = voice._key_header()

    now[0] += 2999
    assert voice._key_header() == first
    now[0] += 2
    assert voice._key_header() != first


def test_the_times_of_elevenlabs_are_the_words(peers: AiPeers) -> None:
    syllables = said(peers, ELEVENLABS).syllables

    assert syllables is not None
    assert sum(syllable.ends_word for syllable in syllables) >= 6
    times = [time for syllable in syllables for time in (syllable.start_s, syllable.end_s)]
    assert times == sorted(times)


@pytest.mark.parametrize("fault", ["no_times", "stuck", "drift"])
def test_times_that_cannot_be_right_are_not_believed(peers: AiPeers, fault: str) -> None:
    peers.order("elevenlabs", fault)

    assert said(peers, ELEVENLABS).syllables is None


def test_no_key_travels_in_an_address(peers: AiPeers) -> None:
    for voice_id in EVERY:
        said(peers, voice_id)

    assert not any("local-" in call.path for call in peers.world.calls)


def test_every_voice_of_the_catalogue_is_listed_whole() -> None:
    providers = catalogue().providers

    for provider, offer in providers.items():
        for tone in Tone:
            assert catalogue().first_for(provider, tone) is not None
        assert all(voice.usd_per_million_characters != 0 for voice in offer.voices)
        assert offer.usd_per_million_characters != 0
    assert providers["botnoi"].usd_per_million_characters is None
