"""The artifacts of a video in the media bucket: every key of theirs, and every way they are read and written.

    <prefix>/product.json             the scrape step, then the marketer's corrections
    <prefix>/photos/ clips/ music/    the files of the product, judged before they get here
    <prefix>/script.json              the script step, then the marketer's edits
    <prefix>/voice/<scene>-<digest>   .wav, then .json: where the times stand, the sound stands
    <prefix>/pieces/                  encoded segments, each under a digest of all that is seen in it
    <prefix>/render-<digest>/         video.mp4 poster.jpg sheet.jpg storyboard.json, then video.json

`prefix` is `Video.prefix`. A `find_…` gives None where there is nothing.
"""

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.speech import SceneVoice
from makeafvdo.domain.scripts.stored_script import StoredScript
from makeafvdo.domain.videos.facts import VideoFacts


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

    def find_product(self, prefix: str) -> Product | None:
        return self.media.find_json(_product_key(prefix), Product)

    def product(self, prefix: str) -> Product:
        """For steps that come after it was stored."""
        return self.media.get_json(_product_key(prefix), Product)

    def put_product(self, prefix: str, product: Product) -> None:
        self.media.put_json(_product_key(prefix), product)

    def find_script(self, prefix: str) -> StoredScript | None:
        return self.media.find_json(_script_key(prefix), StoredScript)

    def script(self, prefix: str) -> StoredScript:
        """For steps that come after it was stored."""
        return self.media.get_json(_script_key(prefix), StoredScript)

    def put_script(self, prefix: str, script: StoredScript) -> None:
        self.media.put_json(_script_key(prefix), script)

    def find_voice(self, prefix: str, scene_id: str, digest: str) -> SceneVoice | None:
        return self.media.find_json(_times_key(audio_key(prefix, scene_id, digest)), SceneVoice)

    def put_voice(self, voice: SceneVoice, wav: bytes) -> None:
        """The sound under the voice's own `audio_key`, then its times."""
        self.media.put_bytes(voice.audio_key, wav, "audio/wav")
        self.media.put_json(_times_key(voice.audio_key), voice)

    def find_video(self, prefix: str, digest: str) -> VideoFiles | None:
        folder = _render_folder(prefix, digest)
        facts = self.media.find_json(f"{folder}video.json", VideoFacts)
        return _video_files(folder, facts) if facts else None

    def video_facts(self, facts_key: str) -> VideoFacts:
        return self.media.get_json(facts_key, VideoFacts)

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
        self.media.put_json(files.facts_key, facts)
        return files


def audio_key(prefix: str, scene_id: str, digest: str) -> str:
    """Of a scene's sound; `digest` is of everything that is heard in it."""
    return f"{prefix}/voice/{scene_id}-{digest}.wav"


def segments_folder(prefix: str) -> str:
    return f"{prefix}/pieces/"


def _product_key(prefix: str) -> str:
    return f"{prefix}/product.json"


def _script_key(prefix: str) -> str:
    return f"{prefix}/script.json"


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
