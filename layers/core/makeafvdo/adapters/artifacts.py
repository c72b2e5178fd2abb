"""The artifacts of a video in the media bucket: their keys, and how they are read and written.

    <prefix>/product.json             the scrape step, then the marketer's corrections
    <prefix>/photos/ clips/ music/    the files of the product, checked before they are stored here
    <prefix>/screenshots/             of the product's page: each upload, and what was read off it under a digest of it
    <prefix>/screenshot.json          what the latest one proposes
    <prefix>/script.json              the script step, then the marketer's edits
    <prefix>/drafts/<digest>.json     what a hosted writer was paid for, under a digest of all it was asked with
    <prefix>/recordings/<phrase>/     readings of a phrase, each under the id of its upload: the latest counts
    <prefix>/voice/<scene>-<digest>   .wav, then .json: where the times exist, the sound does
    <user>/voice/<digest>             .wav, then .json: one phrase that was paid for, for every video of the marketer
    <prefix>/pieces/                  encoded segments and soundtracks, each under a digest of all it shows or plays,
                                      salience maps, each under the digest of its photo, and plans of renders
    <prefix>/render-<digest>/         video.mp4 poster.jpg sheet.jpg storyboard.json, then video.json

`prefix` is `Video.prefix`, which begins with `<user>`. A `find_…` returns None where there is nothing, and where what
is there cannot be read: that is logged once a process and key, and the step that makes the artifact makes it again.
"""

import io
import logging
import wave
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.domain.errors import Unreadable
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.products.screenshots import ProposedProduct, ScreenshotReading
from makeafvdo.domain.scripts.draft import Draft
from makeafvdo.domain.scripts.recordings import Recording, Recordings
from makeafvdo.domain.scripts.speech import KeptPhrase, SceneVoice
from makeafvdo.domain.scripts.stored_script import StoredScript
from makeafvdo.domain.sha256 import sha256_of_file
from makeafvdo.domain.videos.examples import EXAMPLES_KEY, Examples
from makeafvdo.domain.videos.facts import VideoFacts
from makeafvdo.domain.videos.videos import Video
from makeafvdo.domain.videos.voice_samples import SAMPLES_KEY, VoiceSamples

if TYPE_CHECKING:
    from makeafvdo.domain.storyboards.render_plan import RenderPlan

ModelT = TypeVar("ModelT", bound=BaseModel)

_WAV_START_BYTES = 4096
"""More than any WAV header the app writes; `wave` reads the header without samples."""

_log = logging.getLogger(__name__)


class VideoFiles(BaseModel):
    """Keys of a finished video, and what the MP4 is. All five objects exist."""

    model_config = ConfigDict(frozen=True)

    mp4: str
    poster: str
    sheet: str
    """Ten small pictures of the video, from its beginning to its end, as one JPEG."""
    storyboard: str
    facts_key: str
    facts: VideoFacts


class Artifacts:
    def __init__(self, media: S3Media) -> None:
        self.media = media
        self._logged_keys: set[str] = set()

    def find_product(self, prefix: str) -> Product | None:
        return self._find(_product_key(prefix), Product)

    def product(self, prefix: str) -> Product:
        """For steps that come after it was stored. Raises Unreadable("product_lost")."""
        product = self.find_product(prefix)
        if product is None:
            raise Unreadable("product_lost")
        return product

    def has_product(self, prefix: str) -> bool:
        """Whether one was stored, readable or not."""
        return self.media.exists(_product_key(prefix))

    def put_product(self, prefix: str, product: Product) -> None:
        self._put(_product_key(prefix), product)

    def find_reading(self, prefix: str, digest: str) -> ScreenshotReading | None:
        return self._find(_reading_key(prefix, digest), ScreenshotReading)

    def put_reading(self, prefix: str, digest: str, reading: ScreenshotReading) -> None:
        self._put(_reading_key(prefix, digest), reading)

    def find_proposed(self, prefix: str) -> ProposedProduct | None:
        return self._find(_proposed_key(prefix), ProposedProduct)

    def put_proposed(self, prefix: str, proposed: ProposedProduct) -> None:
        self._put(_proposed_key(prefix), proposed)

    def find_script(self, prefix: str) -> StoredScript | None:
        return self._find(_script_key(prefix), StoredScript)

    def script(self, prefix: str) -> StoredScript:
        """For steps that come after it was stored. Raises Unreadable("script_lost")."""
        script = self.find_script(prefix)
        if script is None:
            raise Unreadable("script_lost")
        return script

    def has_script(self, prefix: str) -> bool:
        """Whether one was stored, readable or not."""
        return self.media.exists(_script_key(prefix))

    def put_script(self, prefix: str, script: StoredScript) -> None:
        self._put(_script_key(prefix), script)

    def find_draft(self, prefix: str, digest: str) -> Draft | None:
        return self._find(_draft_key(prefix, digest), Draft)

    def put_draft(self, prefix: str, digest: str, draft: Draft) -> None:
        self._put(_draft_key(prefix, digest), draft)

    def recordings(self, prefix: str) -> Recordings:
        """Every phrase that was ever read for this video, whether it is in its script now or not."""
        folder = f"{prefix}/recordings/"
        takes = (key.removeprefix(folder).partition("/") for key in self.media.list_keys(folder))
        return {phrase: Recording(take, recording_key(prefix, phrase, take)) for phrase, _, take in takes}

    def drop_recordings(self, prefix: str, phrase: str, before: str | None = None) -> None:
        """Delete the takes of a phrase, given by its digest: all, or those `before` a take."""
        folder = f"{prefix}/recordings/{phrase}/"
        for key in self.media.list_keys(folder):
            if before is None or key < folder + before:
                self.media.delete(key)

    def find_voice(self, prefix: str, scene_id: str, digest: str) -> SceneVoice | None:
        """Times and sound; None where either is missing."""
        key = audio_key(prefix, scene_id, digest)
        voice = self._find(_times_key(key), SceneVoice)
        return voice if voice is not None and self._is_whole_wav(key, voice) else None

    def put_voice(self, voice: SceneVoice, wav: bytes) -> None:
        """Store the sound under the voice's `audio_key`, then its times."""
        self.media.put_bytes(voice.audio_key, wav, "audio/wav")
        self._logged_keys.discard(voice.audio_key)
        self._put(_times_key(voice.audio_key), voice)

    def find_phrase(self, prefix: str, digest: str) -> tuple[KeptPhrase, bytes] | None:
        """A phrase the marketer has paid for, and its WAV; None where either is missing."""
        key = _phrase_key(prefix, digest)
        phrase = self._find(_times_key(key), KeptPhrase)
        if phrase is None or self.media.find_size(key) is None:
            return None
        wav = self.media.get_bytes(key)
        if len(wav) < 2 * phrase.samples:
            self._log_unreadable(key)
            return None
        return phrase, wav

    def put_phrase(self, prefix: str, digest: str, phrase: KeptPhrase, wav: bytes) -> None:
        """Store the sound, then what is known of it."""
        key = _phrase_key(prefix, digest)
        self.media.put_bytes(key, wav, "audio/wav")
        self._put(_times_key(key), phrase)

    def find_segment(self, prefix: str, digest: str, mp4: Path) -> bool:
        """Copy an encoded segment to `mp4`; False where it is missing or differs from what was put."""
        return self._find_file(_segment_key(prefix, digest), mp4)

    def put_segment(self, prefix: str, digest: str, mp4: Path) -> None:
        self._put_file(mp4, _segment_key(prefix, digest), "video/mp4")

    def kept_pieces(self, prefix: str) -> set[str]:
        """Digests of the encoded segments and soundtracks that are there, whole or not."""
        names = (key.rpartition("/")[2] for key in self.media.list_keys(f"{prefix}/pieces/"))
        return {name.removesuffix(".mp4").removesuffix(".m4a").removeprefix("sound-") for name in names}

    def find_sound(self, prefix: str, digest: str, m4a: Path) -> bool:
        """Copy a soundtrack to `m4a`; False where it is missing or differs from what was put."""
        return self._find_file(_sound_key(prefix, digest), m4a)

    def put_sound(self, prefix: str, digest: str, m4a: Path) -> None:
        self._put_file(m4a, _sound_key(prefix, digest), "audio/mp4")

    def find_plan(self, prefix: str, digest: str) -> "RenderPlan | None":
        """The plan of the render whose inputs have this digest."""
        from makeafvdo.domain.storyboards.render_plan import RenderPlan  # every other function starts without it

        return self._find(_plan_key(prefix, digest), RenderPlan)

    def put_plan(self, prefix: str, digest: str, plan: "RenderPlan") -> None:
        self._put(_plan_key(prefix, digest), plan)

    def find_map(self, prefix: str, photo_sha256: str, png: Path) -> bool:
        """Copy a photo's salience map to `png`; False where it is missing or differs from what was put."""
        return self._find_file(_map_key(prefix, photo_sha256), png)

    def put_map(self, prefix: str, photo_sha256: str, png: Path) -> None:
        self._put_file(png, _map_key(prefix, photo_sha256), "image/png")

    def find_video(self, prefix: str, digest: str) -> VideoFiles | None:
        folder = _render_folder(prefix, digest)
        facts = self._find(f"{folder}video.json", VideoFacts)
        if facts is None:
            return None
        files = _video_files(folder, facts)
        if self.media.find_size(files.mp4) != facts.bytes:
            self._log_unreadable(files.mp4)
            return None
        return files

    def file_to_send(self, video: Video) -> VideoFacts:
        """The facts of the finished file that `video` names. Raises Unreadable("video_file_lost").

        It is not made again for sending: that would be another file than the one consented to.
        """
        facts = self._find(video.facts_key, VideoFacts) if video.facts_key else None
        if facts is None or video.mp4_key is None or not self.media.exists(video.mp4_key):
            raise Unreadable("video_file_lost")
        return facts

    def has_file_to_send(self, video: Video) -> bool:
        try:
            self.file_to_send(video)
        except Unreadable:
            return False
        return True

    def find_examples(self) -> Examples | None:
        return self._find(EXAMPLES_KEY, Examples)

    def find_voice_samples(self) -> VoiceSamples | None:
        return self._find(SAMPLES_KEY, VoiceSamples)

    def put_video(
        self,
        prefix: str,
        digest: str,
        *,
        mp4: Path,
        poster: Path,
        sheet: Path,
        storyboard: BaseModel,
        facts: VideoFacts,
    ) -> VideoFiles:
        files = _video_files(_render_folder(prefix, digest), facts)
        self.media.upload(mp4, files.mp4, "video/mp4")
        self.media.upload(poster, files.poster, "image/jpeg")
        self.media.upload(sheet, files.sheet, "image/jpeg")
        self.media.put_json(files.storyboard, storyboard)
        self._put(files.facts_key, facts)
        return files

    def _find(self, key: str, model: type[ModelT]) -> ModelT | None:
        try:
            return self.media.find_json(key, model)
        except ValidationError:
            self._log_unreadable(key)
            return None

    def _find_file(self, key: str, path: Path) -> bool:
        if not self.media.find_file(key, path):
            return False
        stored = self.media.find_object(key)
        if stored is not None and stored.metadata.get("sha256") == sha256_of_file(path):
            return True
        self._log_unreadable(key)
        return False

    def _put_file(self, path: Path, key: str, content_type: str) -> None:
        self.media.upload(path, key, content_type, sha256=sha256_of_file(path))
        self._logged_keys.discard(key)

    def _put(self, key: str, model: BaseModel) -> None:
        self.media.put_json(key, model)
        self._logged_keys.discard(key)

    def _is_whole_wav(self, key: str, voice: SceneVoice) -> bool:
        """Whether a WAV is there, as long as `voice` says."""
        size = self.media.find_size(key)
        if size is None:
            return False
        whole_size = 2 * int(voice.seconds * voice.sample_rate)
        try:
            with wave.open(io.BytesIO(self.media.get_first_bytes(key, _WAV_START_BYTES) if size else b"")) as file:
                kind = (file.getnchannels(), file.getsampwidth(), file.getframerate())
                is_whole = kind == (1, 2, voice.sample_rate) and size >= 2 * file.getnframes() >= whole_size
        except (wave.Error, EOFError, RuntimeError):  # RuntimeError: a chunk longer than its container
            is_whole = False
        if not is_whole:
            self._log_unreadable(key)
        return is_whole

    def _log_unreadable(self, key: str) -> None:
        if key not in self._logged_keys:
            self._logged_keys.add(key)
            _log.warning("artifact_unreadable", extra={"key": key, "video_id": _video_id_in(key)})


def screenshot_key(prefix: str, upload_id: str) -> str:
    return f"{prefix}/screenshots/{upload_id}"


def recording_key(prefix: str, phrase: str, take: str) -> str:
    """`phrase`: its digest. `take`: the id of its upload; ids sort by time."""
    return f"{prefix}/recordings/{phrase}/{take}"


def audio_key(prefix: str, scene_id: str, digest: str) -> str:
    """Key of a scene's sound; `digest` is of everything that is heard in it."""
    return f"{prefix}/voice/{scene_id}-{digest}.wav"


def _phrase_key(prefix: str, digest: str) -> str:
    return f"{prefix.partition('/videos/')[0]}/voice/{digest}.wav"


def _segment_key(prefix: str, digest: str) -> str:
    return f"{prefix}/pieces/{digest}.mp4"


def _sound_key(prefix: str, digest: str) -> str:
    return f"{prefix}/pieces/sound-{digest}.m4a"


def _plan_key(prefix: str, digest: str) -> str:
    return f"{prefix}/pieces/plan-{digest}.json"


def _map_key(prefix: str, photo_sha256: str) -> str:
    return f"{prefix}/pieces/map-{photo_sha256}.png"


def _product_key(prefix: str) -> str:
    return f"{prefix}/product.json"


def _reading_key(prefix: str, digest: str) -> str:
    return f"{prefix}/screenshots/{digest}.json"


def _proposed_key(prefix: str) -> str:
    return f"{prefix}/screenshot.json"


def _script_key(prefix: str) -> str:
    return f"{prefix}/script.json"


def _draft_key(prefix: str, digest: str) -> str:
    return f"{prefix}/drafts/{digest}.json"


def _times_key(key_of_audio: str) -> str:
    return f"{key_of_audio.removesuffix('.wav')}.json"


def _render_folder(prefix: str, digest: str) -> str:
    return f"{prefix}/render-{digest}/"


def _video_files(folder: str, facts: VideoFacts) -> VideoFiles:
    return VideoFiles(
        mp4=f"{folder}video.mp4",
        poster=f"{folder}poster.jpg",
        sheet=f"{folder}sheet.jpg",
        storyboard=f"{folder}storyboard.json",
        facts_key=f"{folder}video.json",
        facts=facts,
    )


def _video_id_in(key: str) -> str | None:
    """`users/<user_id>/videos/<video_id>/…`"""
    parts = key.split("/")
    return parts[3] if len(parts) > 4 else None
