"""The marketer's own voice, from the phone into the video: kept with it, asked for where it is missing."""

from typing import Any

import pytest

from functions.media.voice import handler as voice_task
from functions.settle.app import handler as settle_task
from makeafvdo.adapters.voices.sound import pcm16, wav_bytes
from makeafvdo.bootstrap import Container
from makeafvdo.domain.errors import Conflict, Invalid, NotFound
from makeafvdo.domain.products.uploads import upload_key
from makeafvdo.domain.scripts.recordings import phrase_digest, phrases_to_read
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.domain.scripts.thai_length import syllables
from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.videos import Step, Video, VideoState, step_after_tap
from makeafvdo.entrypoints import task
from makeafvdo.services.production.speak_recorded import find_recorded, speak_recorded
from makeafvdo.services.scripts.recordings import drop_recording, keep_recording, list_recordings
from makeafvdo.services.videos.change_options import change_options
from tests.support.readings import RATE, Floats, a_reading
from tests.support.settings import NO_SETTINGS
from tests.support.tiktok_harness import s3
from tests.unit.videos.conftest import Desk

WEBM = b"\x1aE\xdf\xa3" + bytes(60)


@pytest.fixture
def studio(desk: Desk) -> "Studio":
    s3().create_bucket(Bucket="intake", CreateBucketConfiguration={"LocationConstraint": "ap-southeast-1"})
    return Studio(desk)


class Studio:
    """A written video, and a marketer who reads it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.video, self.script = desk.with_script(options=Options(seconds=30, voice="own"))
        self._uploads = 0

    @property
    def row(self) -> Video:
        return self.desk.videos.get(self.video.user_id, self.video.video_id)

    def uploaded(self, body: bytes, user_id: str = "") -> str:
        self._uploads += 1
        upload_id = f"01jd{self._uploads:022d}"
        self.desk.intake.put_bytes(upload_key(user_id or self.video.user_id, upload_id), body, "audio/webm")
        return upload_id

    def keep(self, phrase: str, upload_id: str) -> None:
        keep_recording(
            self.row, phrase_digest(phrase), upload_id,
            videos=self.desk.videos, artifacts=self.desk.artifacts, intake=self.desk.intake,
        )  # fmt: skip

    def read(self, phrase: str, samples: Floats | None = None) -> str:
        sound = a_reading(syllables(phrase)) if samples is None else samples
        upload_id = self.uploaded(wav_bytes(pcm16(sound), RATE))
        self.keep(phrase, upload_id)
        return upload_id

    def read_all(self) -> None:
        for phrase in phrases_to_read(self.script):
            self.read(phrase)

    def takes(self) -> list[str | None]:
        listed = list_recordings(self.row, artifacts=self.desk.artifacts)
        return [each.recording.take if each.recording else None for each in listed]

    def run_voice_step(self) -> Video:
        """A run of the state machine from the voice on; how it settles where a scene is refused."""
        video = self.desk.videos.take_run(self.row, Step.VOICE, self.row.until)
        parts = Container(
            NO_SETTINGS, clock=self.desk.clock,
            videos=self.desk.videos, artifacts=self.desk.artifacts, sends=self.desk.sends, cache=self.desk.cache,
            announce_video=lambda _video: None,
        )  # fmt: skip
        run: dict[str, Any] = {"user_id": video.user_id, "video_id": video.video_id, "run": video.run}
        for scene in self.script.scenes:
            try:
                voice_task.run(run | {"scene_id": scene.scene_id}, parts)
            except task.NeedsInput as error:
                cause = {"Error": "NeedsInput", "Cause": f'{{"errorMessage": {_quoted(str(error))}}}', "step": "voice"}
                settle_task.run(run | {"outcome": "failed", "error": cause, "send": None}, parts)
                break
        return self.row


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def first_phrase(script: Script) -> str:
    return phrases_to_read(script)[0]


def test_a_take_is_kept_with_the_video_under_what_its_bytes_are(studio: Studio) -> None:
    phrase = first_phrase(studio.script)
    take = studio.uploaded(WEBM)

    studio.keep(phrase, take)

    assert studio.takes() == [take, *[None] * (len(studio.takes()) - 1)]
    key = f"{studio.video.prefix}/recordings/{phrase_digest(phrase)}/{take}"
    assert s3().head_object(Bucket="media", Key=key)["ContentType"] == "audio/webm"


def test_keeping_twice_is_keeping_once_even_when_the_upload_is_gone(studio: Studio) -> None:
    phrase = first_phrase(studio.script)
    take = studio.read(phrase)
    studio.desk.intake.delete(upload_key(studio.video.user_id, take))

    studio.keep(phrase, take)

    assert studio.takes()[0] == take


def test_a_retake_replaces_and_an_earlier_take_that_arrives_late_does_not(studio: Studio) -> None:
    phrase = first_phrase(studio.script)
    late, first = studio.uploaded(WEBM), studio.read(phrase)
    retake = studio.read(phrase)

    studio.keep(phrase, late)

    assert studio.takes()[0] == retake
    studio.keep(phrase, retake)
    assert [key.rpartition("/")[2] for key in studio.desk.media.list_keys(f"{studio.video.prefix}/recordings/")] == [
        retake
    ]
    assert first not in studio.takes()


def test_a_dropped_recording_is_deleted(studio: Studio) -> None:
    phrase = first_phrase(studio.script)
    studio.read(phrase)

    for _ in range(2):
        drop_recording(studio.row, phrase_digest(phrase), videos=studio.desk.videos, artifacts=studio.desk.artifacts)

    assert set(studio.takes()) == {None}
    assert studio.desk.media.list_keys(f"{studio.video.prefix}/recordings/") == []


@pytest.mark.parametrize("body", [b"<svg onload=alert(1)>", b"\xff\xd8\xff\xe0 a photo"])
def test_what_is_no_sound_is_refused(studio: Studio, body: bytes) -> None:
    with pytest.raises(Invalid, match="recording_broken"):
        studio.keep(first_phrase(studio.script), studio.uploaded(body))


def test_an_upload_of_another_marketer_is_not_found(studio: Studio) -> None:
    with pytest.raises(Invalid, match="upload_not_found"):
        studio.keep(first_phrase(studio.script), studio.uploaded(WEBM, user_id="other"))


def test_words_that_are_not_in_the_script_have_no_recording(studio: Studio) -> None:
    with pytest.raises(NotFound, match="phrase_unknown"):
        studio.keep("คำที่ไม่มีในบท", studio.uploaded(WEBM))


def test_nothing_is_recorded_while_the_video_is_made(studio: Studio) -> None:
    studio.desk.videos.take_run(studio.row, Step.VOICE, studio.row.until)

    with pytest.raises(Conflict, match="video_is_busy"):
        studio.read(first_phrase(studio.script))


def test_a_retake_sends_a_video_in_ones_own_voice_back_to_its_voice(studio: Studio) -> None:
    for _ in range(2):
        studio.read(first_phrase(studio.script))

    assert (studio.row.stale_from, studio.row.edits) == (Step.VOICE, 1)


def test_a_take_changes_nothing_on_a_video_in_another_voice(studio: Studio) -> None:
    before = change_options(studio.row, Options(voice=None), videos=studio.desk.videos)

    studio.read(first_phrase(studio.script))

    assert studio.row == before


def test_another_voice_is_spoken_anew(studio: Studio) -> None:
    assert change_options(studio.row, Options(voice=None), videos=studio.desk.videos).stale_from is Step.VOICE


def test_a_video_read_in_full_is_spoken_in_that_voice_and_made_once(studio: Studio) -> None:
    studio.read_all()

    assert studio.run_voice_step().state is VideoState.SPEAKING

    artifacts, prefix = studio.desk.artifacts, studio.video.prefix
    recordings = artifacts.recordings(prefix)
    for scene in studio.script.scenes:
        voice = find_recorded(scene, recordings, artifacts, prefix)
        assert voice is not None
        assert (voice.voice, voice.is_preview) == ("own", False)
        assert tuple(phrase.text for phrase in voice.phrases) == scene.phrases
        assert speak_recorded(scene, studio.script, artifacts, prefix) == voice


def test_a_retake_is_another_sound_of_its_scene_alone(studio: Studio) -> None:
    studio.read_all()
    studio.run_voice_step()
    artifacts, prefix = studio.desk.artifacts, studio.video.prefix
    studio.desk.videos.settle(studio.row.user_id, studio.row.video_id, studio.row.run, VideoState.READY, {})

    studio.read(first_phrase(studio.script))

    found = [find_recorded(scene, artifacts.recordings(prefix), artifacts, prefix) for scene in studio.script.scenes]
    assert found[0] is None
    assert all(found[1:])


def test_a_video_read_in_part_asks_for_the_rest_before_anything_is_spoken(studio: Studio) -> None:
    studio.read(first_phrase(studio.script))

    video = studio.run_voice_step()

    assert video.state is VideoState.NEEDS_INPUT
    assert (video.reason, video.missing) == ("missing", ("recordings",))
    assert video.problem is not None
    count = len(phrases_to_read(studio.script))
    assert (video.problem.code, video.problem.facts) == ("recordings_missing", {"count": count - 1, "of": count})
    assert studio.desk.media.list_keys(f"{video.prefix}/voice/") == []
    assert step_after_tap(video) is Step.VOICE


def test_a_take_that_cannot_be_used_is_named(studio: Studio) -> None:
    studio.read_all()
    second = phrases_to_read(studio.script)[1]
    take = studio.read(second, a_reading(0, lead_s=3))

    video = studio.run_voice_step()

    assert (video.state, video.missing) == (VideoState.NEEDS_INPUT, ("recordings",))
    assert video.problem is not None
    assert (video.problem.code, video.problem.facts) == ("recording_silent", {"phrase": 2, "take": take})
