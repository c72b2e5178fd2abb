"""Every scene of a script in one voice, whichever voices fail on the way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import boto3
import pytest
from moto import mock_aws

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.adapters.voices.asking import Patience
from makeafvdo.adapters.voices.choosing import Voices
from makeafvdo.adapters.voices.voice import Delivery, Voice
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.scripts.scripts import Role, Scene
from makeafvdo.domain.videos.notices import notices_of
from makeafvdo.domain.videos.options import EMBEDDED, Options, Tone
from makeafvdo.domain.videos.videos import SpokenBy, Step, Until, Video
from makeafvdo.services.production.one_voice import SpokenScene, settle_on_one_voice
from makeafvdo.services.production.reserve_characters import reserve_characters
from makeafvdo.services.production.speak import find_scene_voice
from makeafvdo.services.production.speak_in_turn import speak_in_turn
from tests.support.ai_peers import AiPeers
from tests.support.quick_studio import QuickVoice

NOW = datetime(2026, 11, 29, 12, 30, tzinfo=UTC)
SCENES = tuple(
    Scene(scene_id=name, role=Role.BENEFIT, phrases=phrases)
    for name, phrases in (
        ("hook", ("ผิวแห้งใช่ไหมคะ", "ลองตัวนี้")),
        ("benefit", ("เนื้อบางเบา ซึมไว",)),
        ("price", ("ลดเหลือ 199 บาท",)),
        ("end", ("กดตะกร้าเลยค่ะ",)),
    )
)
GEMINI, GOOGLE = "gemini:Kore", "google:th-TH-Chirp3-HD-Kore"


@dataclass
class Home:
    """One video at its Voice step."""

    peers: AiPeers
    videos: VideosTable
    users: UsersTable
    artifacts: Artifacts
    order: tuple[str, ...] = ("gemini", "google")
    per_day: int = 10_000
    providers: frozenset[str] = frozenset({"gemini", "google", "elevenlabs", "botnoi"})

    @property
    def video(self) -> Video:
        return self.videos.get("mali", "v1")

    def round(self, scenes: Sequence[Scene] = SCENES) -> list[SpokenScene]:
        reserve = partial(reserve_characters, users=self.users, per_day=self.per_day, clock=lambda: NOW)
        return [
            speak_in_turn(
                self.video, scene, Tone.KHA, voices=Voices(self.order, self.providers, self._build), videos=self.videos,
                artifacts=self.artifacts, reserve=reserve, own_words={},
                patience=lambda: Patience(60, lambda: 0, lambda _s: None),
            )
            for scene in scenes
        ]  # fmt: skip

    def spoken(self) -> tuple[SpokenBy, int]:
        """By whom in the end, and after how many rounds."""
        for rounds in range(1, 10):
            if spoken_by := settle_on_one_voice(self.video, self.round()):
                return spoken_by, rounds
        raise AssertionError("it goes round for ever")

    def _build(self, voice_id: str) -> Voice:
        return QuickVoice() if voice_id == EMBEDDED else self.peers.voice(voice_id)


@pytest.fixture
def home(peers: AiPeers) -> Iterator[Home]:
    with mock_aws():
        s3 = boto3.client("s3", region_name="us-east-1")
        s3.create_bucket(Bucket="media")
        clock = partial(lambda moment: moment, NOW)
        keys = {"Videos": ("user_id", "video_id"), "Users": ("user_id",)}
        made = {name: _table(name, key) for name, key in keys.items()}
        videos = VideosTable(made["Videos"], clock)
        videos.create(a_video())
        yield Home(peers, videos, UsersTable(made["Users"], clock), Artifacts(S3Media(s3, "media")))


def _table(name: str, key: tuple[str, ...]) -> Any:  # noqa: ANN401 (boto3)
    kinds = ("HASH", "RANGE")
    return boto3.resource("dynamodb", region_name="us-east-1").create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": part, "AttributeType": "S"} for part in key],
        KeySchema=[{"AttributeName": part, "KeyType": kinds[nth]} for nth, part in enumerate(key)],
    )


def a_video(**changes: object) -> Video:
    fields: dict[str, object] = {
        "user_id": "mali", "video_id": "v1", "state": "SPEAKING", "run": 2, "in_run": True, "from_step": "voice",
        "until": "ready", "created_at": NOW, "changed_at": NOW, "expires_at": 4_000_000_000,
    }  # fmt: skip
    return Video.model_validate(fields | changes)


def with_options(home: Home, **choices: object) -> None:
    home.videos._table.delete_item(Key={"user_id": "mali", "video_id": "v1"})
    home.videos.create(a_video(options=Options.model_validate(choices)))


def _row(home: Home) -> dict[str, Any]:
    return dict(home.videos._table.get_item(Key={"user_id": "mali", "video_id": "v1"})["Item"])


def test_the_first_voice_with_a_key_speaks_every_scene(home: Home) -> None:
    spoken_by, rounds = home.spoken()

    assert (spoken_by.voice, rounds, spoken_by.instead_of) == (GEMINI, 1, None)
    sent: list[Any] = [call.body for call in home.peers.calls("gemini")]
    assert spoken_by.billed_characters == sum(len(body["contents"][0]["parts"][0]["text"]) for body in sent)
    assert not home.peers.calls("google")
    for scene in SCENES:
        found = find_scene_voice(scene, Delivery(Tone.KHA), spoken_by.revision, home.artifacts, home.video.prefix)
        assert found is not None
        assert (found.voice, found.is_preview) == (GEMINI, False)
        assert all(phrase.syllables for phrase in found.phrases)


def test_a_voice_that_dies_in_the_middle_leaves_nothing_of_it_in_the_video(home: Home) -> None:
    home.peers.order("gemini", "no_money", skip=3, times=99)

    spoken_by, rounds = home.spoken()

    assert (spoken_by.voice, rounds) == (GOOGLE, 2)
    assert [each.model_dump() for each in home.video.dropped_voices] == [{"voice": GEMINI, "reason": "no_money"}]
    assert len(home.peers.calls("gemini")) == 4
    assert len(home.peers.calls("google")) == 5
    for scene in SCENES:
        found = find_scene_voice(scene, Delivery(Tone.KHA), spoken_by.revision, home.artifacts, home.video.prefix)
        assert found is not None
        assert found.voice == GOOGLE


def test_the_fallback_and_its_reason_are_told_in_both_languages(home: Home) -> None:
    home.peers.order("gemini", "no_money", times=99)
    spoken_by, _ = home.spoken()

    (notice,) = notices_of(a_video(spoken_by=spoken_by, in_run=False, state="READY"))

    assert notice.code == "voice_fell_back"
    assert "Gemini" in str(notice.facts["wanted_en"])
    assert "Google" in str(notice.facts["used_th"])
    assert "quota" in str(notice.facts["why_en"])


def test_when_every_voice_fails_the_embedded_one_speaks(home: Home) -> None:
    for provider in ("gemini", "google"):
        home.peers.order(provider, "busy", times=999)

    spoken_by, _ = home.spoken()

    assert spoken_by.voice == EMBEDDED
    assert [each.voice for each in home.video.dropped_voices] == [GEMINI, GOOGLE]


def test_without_a_key_nobody_is_asked_and_nothing_is_told(home: Home) -> None:
    home.providers = frozenset()

    spoken_by, rounds = home.spoken()

    assert (spoken_by.voice, spoken_by.instead_of, rounds) == (EMBEDDED, None, 1)
    assert not home.peers.world.calls


def test_the_voice_a_marketer_chose_is_asked_first(home: Home) -> None:
    with_options(home, voice="elevenlabs:EXAVITQu4vr4xnSDxMaL")

    assert home.spoken()[0].voice == "elevenlabs:EXAVITQu4vr4xnSDxMaL"


def test_a_chosen_voice_without_a_key_is_told(home: Home) -> None:
    home.providers = frozenset({"google"})
    with_options(home, voice="gemini:Puck")

    spoken_by, _ = home.spoken()

    assert spoken_by.voice == GOOGLE
    assert spoken_by.instead_of is not None
    assert spoken_by.instead_of.reason == "not_set_up"


def test_a_passing_failure_does_not_change_the_voice(home: Home) -> None:
    home.peers.order("gemini", "busy", times=2)
    home.peers.order("gemini", "cut")
    home.peers.order("gemini", "empty")

    assert home.spoken()[0].voice == GEMINI


def test_a_killed_task_buys_nothing_twice(home: Home) -> None:
    home.peers.order("gemini", "no_money", holding="ลอง")
    home.round(SCENES[:1])
    bought = [call for call in home.peers.calls("gemini") if call.fault is None]
    home.videos._table.put_item(Item={**_row(home), "dropped_voices": [], "voice_in_turn": GEMINI})

    home.round(SCENES[:1])

    assert len(bought) == 1
    texts = [str(call.body) for call in home.peers.calls("gemini") if call.fault is None]
    assert len(texts) == len(set(texts)) == 2


def test_an_edited_phrase_costs_one_phrase(home: Home) -> None:
    home.spoken()
    before = len(home.peers.calls("gemini"))
    edited = SCENES[0].model_copy(update={"phrases": (SCENES[0].phrases[0], "ต้องลองตัวนี้")})

    home.round([edited, *SCENES[1:]])

    assert len(home.peers.calls("gemini")) == before + 1


def test_another_video_of_the_marketer_pays_for_its_own_phrases_only(home: Home) -> None:
    home.spoken()
    before = len(home.peers.calls("gemini"))
    home.videos.create(a_video(video_id="v2"))
    speak_in_turn(
        home.videos.get("mali", "v2"), SCENES[0], Tone.KHA,
        voices=Voices(home.order, home.providers, home._build), videos=home.videos, artifacts=home.artifacts,
        reserve=lambda _user, _count: None, own_words={},
    )  # fmt: skip

    assert len(home.peers.calls("gemini")) == before


def test_another_speed_is_another_sound(home: Home) -> None:
    home.order = ("google",)
    slow, _ = home.spoken()
    with_options(home, speed_percent=120)

    home.round()

    assert home.peers.last_body("google")["audioConfig"]["speakingRate"] == 1.2
    assert slow.voice == home.video.voice_in_turn


def test_characters_beyond_the_day_s_are_spoken_by_the_embedded_voice(home: Home) -> None:
    home.per_day = 30

    spoken_by, _ = home.spoken()

    assert spoken_by.voice == EMBEDDED
    assert {each.reason for each in home.video.dropped_voices} == {"budget"}
    spent = home.users.quota_of("mali").spent["tap"].characters
    assert sum(count for _, count in spent.values()) <= 30


def test_a_day_later_there_are_characters_again() -> None:
    from makeafvdo.domain.videos.quota import Quota

    full = Quota().with_characters(100, NOW, 100)

    later = full.with_characters(100, NOW + timedelta(hours=25), 100)

    assert sum(count for _, count in later.spent["tap"].characters.values()) == 100


def test_of_two_scenes_that_begin_at_once_both_take_the_same_turn(home: Home) -> None:
    as_read = home.video

    first = home.videos.take_voice_turn(as_read, GEMINI, {})
    second = home.videos.take_voice_turn(as_read, GOOGLE, {})

    assert first.voice_in_turn == second.voice_in_turn == GEMINI


def test_a_drop_counts_once(home: Home) -> None:
    held = home.videos.take_voice_turn(home.video, GEMINI, {})
    home.videos.drop_voice(held, GEMINI, "busy")

    home.videos.drop_voice(held, GEMINI, "no_money")

    assert [each.reason for each in home.video.dropped_voices] == ["busy"]


def test_a_scene_of_a_run_that_is_over_changes_nothing(home: Home) -> None:
    late = home.video
    home.videos.settle("mali", "v1", 2, late.state, {})

    with pytest.raises(Conflict):
        home.videos.take_voice_turn(late, GEMINI, {})
    assert home.video.voice_in_turn is None


def test_the_next_run_asks_the_voices_anew(home: Home) -> None:
    home.peers.order("gemini", "no_money", times=99)
    home.spoken()
    home.videos.settle("mali", "v1", 2, home.video.state, {})

    home.videos.take_run(home.video, Step.VOICE, Until.READY)

    assert (home.video.voice_in_turn, home.video.dropped_voices) == (None, ())
