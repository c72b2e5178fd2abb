"""What the voices' adapters rely on, and what the peers refuse because the services do."""

import base64
import json
import sys
import time
from typing import Any

import jwt
import pytest
import requests

from local.ai.voices import botnoi, elevenlabs, gemini, google_cloud
from makeafvdo.adapters.voices.asking import estimated_seconds, refuse_implausible
from makeafvdo.adapters.voices.catalogue import catalogue
from makeafvdo.adapters.voices.spelling import spoken_text
from makeafvdo.adapters.voices.voice import Delivery
from makeafvdo.domain.ai_faults import AiFault
from makeafvdo.domain.videos.options import Tone
from tests.support.ai_peers import AiPeers, Services

KHA = Delivery(Tone.KHA)
VOICES = [f"{provider}:{voice.name}" for provider, offer in catalogue().providers.items() for voice in offer.voices]
FIRST_VOICES = [f"{provider}:{offer.voices[0].name}" for provider, offer in catalogue().providers.items()]


def outcome(services: Services, voice_id: str, text: str, **wrong_keys: dict[str, str]) -> str:
    """`spoken`, or the class of the fault."""
    try:
        refuse_implausible(services.voice(voice_id, **wrong_keys).synthesise(text, KHA), text, 4.8)
    except AiFault as fault:
        return fault.kind.value
    return "spoken"


@pytest.mark.parametrize("voice_id", VOICES)
def test_every_listed_voice_speaks_the_sample(services: Services, voice_id: str) -> None:
    text = spoken_text(catalogue().sample, "embedded")

    sound = services.voice(voice_id).synthesise(text, KHA)

    seconds = sound.pcm.size / sound.sample_rate
    sys.stdout.write(
        f"{voice_id}: {seconds:.2f} s of estimated {estimated_seconds(text, 4.8):.2f}, "
        f"billed {sound.billed_characters}, own times: {sound.syllables is not None}, {sound.sample_rate} Hz\n"
    )
    assert outcome(services, voice_id, text) == "spoken"


@pytest.mark.parametrize("voice_id", FIRST_VOICES)
def test_a_wrong_key(services: Services, voice_id: str) -> None:
    wrong = {voice_id.partition(":")[0]: {"api_key": "wrong"}}

    assert outcome(services, voice_id, "สวัสดีค่ะ", **wrong) == "bad_key"


@pytest.mark.parametrize("provider", ["gemini", "google", "elevenlabs"])
def test_a_voice_there_is_not(services: Services, provider: str) -> None:
    assert outcome(services, f"{provider}:th-TH-Nobody", "สวัสดีค่ะ") == "bad_request"


@pytest.mark.parametrize("voice_id", FIRST_VOICES)
@pytest.mark.parametrize("text", ["ราคา หนึ่งร้อยเก้าสิบเก้า บาท", "ดีมากๆ ค่ะ", "ลดห้าสิบเปอร์เซ็นต์, วันนี้เท่านั้น"])
def test_prices_and_repeats_are_spoken_whole(services: Services, voice_id: str, text: str) -> None:
    assert outcome(services, voice_id, text) == "spoken"


# --- What the peers refuse


def post(peers: AiPeers, path: str, body: object, **headers: str) -> requests.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return requests.post(f"{peers.url}/{path}", json=body, headers=named, timeout=10)


def changed(body: dict[str, Any], change: str) -> dict[str, Any]:
    """`a.b=1` sets, `a.b` removes."""
    copy = json.loads(json.dumps(body))
    path, sets, value = change.partition("=")
    *outer, last = path.split(".")
    inner = copy
    for name in outer:
        inner = inner[int(name)] if isinstance(inner, list) else inner.setdefault(name, {})
    if sets:
        inner[last] = json.loads(value)
    else:
        del inner[last]
    return dict(copy)


GEMINI_BODY: dict[str, Any] = {
    "contents": [{"role": "user", "parts": [{"text": "สวัสดี", "speechMetadata": {"style": "warm"}}]}],
    "generationConfig": {
        "responseModalities": ["AUDIO"],
        "speechConfig": {"languageCode": "th-TH", "voiceConfig": {"prebuiltVoiceConfig": {"voiceName": "Kore"}}},
    },
}
GEMINI_PATH = "gemini/v1beta/models/gemini-3.8-flash-lite-tts:generateContent"


@pytest.mark.parametrize(
    "change",
    [
        "generationConfig.responseMimeType=\"application/json\"",
        "generationConfig.responseModalities=[\"TEXT\"]",
        "generationConfig.response_modalities=[\"AUDIO\"]",
        "generationConfig.speechConfig.voiceConfig.prebuiltVoiceConfig.voiceName=\"Siri\"",
        "contents.0.parts.0.speech_metadata={}",
        "contents.0.role=\"system\"",
        "contents=[]",
        "style=\"warm\"",
    ],
)  # fmt: skip
def test_gemini_refuses_what_it_does_not_know(peers: AiPeers, change: str) -> None:
    assert post(peers, GEMINI_PATH, GEMINI_BODY, x_goog_api_key=gemini.KEY).ok
    refused = post(peers, GEMINI_PATH, changed(GEMINI_BODY, change), x_goog_api_key=gemini.KEY)

    assert (refused.status_code, refused.json()["error"]["status"]) == (400, "INVALID_ARGUMENT")


def test_gemini_s_wrong_key_is_a_400_with_its_reason_also_in_the_query(peers: AiPeers) -> None:
    for answer in (post(peers, GEMINI_PATH, GEMINI_BODY), post(peers, f"{GEMINI_PATH}?key={gemini.KEY}", GEMINI_BODY)):
        assert answer.status_code == 400
        assert answer.json()["error"]["details"][0]["reason"] == "API_KEY_INVALID"


def test_gemini_does_not_know_a_model_that_is_gone(peers: AiPeers) -> None:
    path = GEMINI_PATH.replace("3.8-flash-lite-tts", "2.5-flash-preview-tts")

    assert post(peers, path, GEMINI_BODY, x_goog_api_key=gemini.KEY).status_code == 404


def test_gemini_answers_a_whole_wav(peers: AiPeers) -> None:
    answer = post(peers, GEMINI_PATH, GEMINI_BODY, x_goog_api_key=gemini.KEY).json()

    (part,) = answer["candidates"][0]["content"]["parts"]
    assert part["inlineData"]["mimeType"] == "audio/wav"
    assert base64.b64decode(part["inlineData"]["data"])[:4] == b"RIFF"


GOOGLE_BODY: dict[str, Any] = {
    "input": {"text": "สวัสดี"},
    "voice": {"languageCode": "th-TH", "name": "th-TH-Neural2-C"},
    "audioConfig": {"audioEncoding": "LINEAR16", "sampleRateHertz": 24000, "speakingRate": 1.0},
}
GOOGLE_PATH = "google/v1/text:synthesize"


@pytest.mark.parametrize(
    "change",
    [
        "input.ssml=\"<speak/>\"",
        "input.text",
        f"input.text=\"{'ก' * 1667}\"",
        "audioConfig.speakingRate=2.5",
        "audioConfig.speakingRate=0.1",
        "audioConfig.pitch=21",
        "input={\"markup\": \"[pause]\"}",
        "enableTimePointing=[\"SSML_MARK\"]",
        "voice.name=\"th-TH-Wavenet-Z\"",
    ],
)  # fmt: skip
def test_google_refuses_what_is_out_of_range(peers: AiPeers, change: str) -> None:
    assert post(peers, GOOGLE_PATH, GOOGLE_BODY, x_goog_api_key=google_cloud.API_KEY).ok
    refused = post(peers, GOOGLE_PATH, changed(GOOGLE_BODY, change), x_goog_api_key=google_cloud.API_KEY)

    assert (refused.status_code, refused.json()["error"]["status"]) == (400, "INVALID_ARGUMENT")


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": "somebody@else.example"},
        {"exp": 7200},
        {"exp": -60},
        {"scope": "https://www.googleapis.com/auth/drive"},
        {"scope": "", "aud": "https://elsewhere.example/"},
    ],
)
def test_google_refuses_a_token_that_is_not_for_it(peers: AiPeers, claims: dict[str, Any]) -> None:
    account, now = google_cloud.account(), int(time.time())
    email = account["client_email"]
    right = {"iss": email, "sub": email, "iat": now, "exp": now + 3600,
             "scope": "https://www.googleapis.com/auth/cloud-platform"}  # fmt: skip
    wrong = right | claims | ({"exp": now + claims["exp"]} if "exp" in claims else {})

    def status(stated: dict[str, Any]) -> int:
        token = jwt.encode(stated, account["private_key"], "RS256")
        return post(peers, GOOGLE_PATH, GOOGLE_BODY, Authorization=f"Bearer {token}").status_code

    assert (status(right), status(wrong)) == (200, 401)


ELEVEN_BODY: dict[str, Any] = {"text": "สวัสดี", "model_id": "eleven_v3", "language_code": "th"}
ELEVEN_PATH = "elevenlabs/v1/text-to-speech/EXAVITQu4vr4xnSDxMaL/with-timestamps"


@pytest.mark.parametrize(
    ("path", "change", "status", "detail"),
    [
        (f"{ELEVEN_PATH}?output_format=pcm_44100", "seed=1", 403, "output_format_not_allowed"),
        (ELEVEN_PATH, f"text=\"{'ก' * 5001}\"", 400, "max_character_limit_exceeded"),
        (ELEVEN_PATH, "model_id=\"eleven_v2\"", 400, "model_not_found"),
        (ELEVEN_PATH.replace("EXAV", "NONE"), "seed=1", 404, "voice_not_found"),
    ],
)  # fmt: skip
def test_elevenlabs_names_what_it_refuses(peers: AiPeers, path: str, change: str, status: int, detail: str) -> None:
    refused = post(peers, path, changed(ELEVEN_BODY, change), xi_api_key=elevenlabs.KEY)

    assert (refused.status_code, refused.json()["detail"]["status"]) == (status, detail)


def test_elevenlabs_lists_what_does_not_validate(peers: AiPeers) -> None:
    refused = post(peers, ELEVEN_PATH, changed(ELEVEN_BODY, "voice_settings.speed=3"), xi_api_key=elevenlabs.KEY)

    assert refused.status_code == 422
    assert isinstance(refused.json()["detail"], list)


BOTNOI_BODY: dict[str, Any] = {"text": "สวัสดี", "speaker": "1", "volume": 1, "speed": 1, "type_media": "wav"}


@pytest.mark.parametrize("change", ["speaker=1", "speed=3", "volume=80", 'type_media="flac"', 'text=""'])
def test_botnoi_refuses_what_is_out_of_range(peers: AiPeers, change: str) -> None:
    path = "botnoi/openapi/v1/generate_audio"

    assert post(peers, path, BOTNOI_BODY, Botnoi_Token=botnoi.KEY).ok
    assert post(peers, path, changed(BOTNOI_BODY, change), Botnoi_Token=botnoi.KEY).status_code == 400
