"""The render step: load product, script and voices, and render the video."""

from collections.abc import Callable

from makeafvdo.adapters.artifacts import Artifacts, VideoFiles
from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.voices.catalogue import EMBEDDED_REVISION
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.scripts.scripts import Scene
from makeafvdo.domain.scripts.speech import SceneVoice
from makeafvdo.domain.videos.ai_use import with_label_decided
from makeafvdo.domain.videos.options import OWN_VOICE, Tone
from makeafvdo.domain.videos.videos import Video
from makeafvdo.services.production.keep_music import keep_music
from makeafvdo.services.production.render_video import Render, SharedRender, render_video
from makeafvdo.services.production.speak import find_scene_voice
from makeafvdo.services.production.speak_in_turn import delivery_of
from makeafvdo.services.production.speak_recorded import find_recorded

_UNNAMED_REVISIONS = (EMBEDDED_REVISION, "2.1", "1")
"""Of the embedded voice, where a row does not name its voice: those of release 2026-11-29, and runs under way since."""


def make_video(
    video: Video,
    *,
    render: Render,
    intake: S3Media,
    artifacts: Artifacts,
    progress: Callable[[float], None],
    lanes: int = 1,
) -> VideoFiles | SharedRender:
    """Render the MP4 and its companion files from the product, script and voices in the media bucket.

    With more than one of `lanes`, a plan of who renders which pieces may come first: see `render_video`.
    """

    def require_voice(scene: Scene, tone: Tone) -> SceneVoice:
        if recordings is not None:
            found = find_recorded(scene, recordings, artifacts, video.prefix)
        else:
            delivery = delivery_of(video, tone)
            revisions = (video.spoken_by.revision,) if video.spoken_by else _UNNAMED_REVISIONS
            spoken = (find_scene_voice(scene, delivery, each, artifacts, video.prefix) for each in revisions)
            found = next(filter(None, spoken), None)
        if found is None:
            raise Transient("voice_missing")
        return found

    stored = artifacts.script(video.prefix)
    script, writer = stored.script, stored.writing.writer if stored.writing else None
    recordings = artifacts.recordings(video.prefix) if video.options.voice == OWN_VOICE else None
    voices = [require_voice(scene, script.tone) for scene in script.scenes]
    product = artifacts.product(video.prefix)
    music = keep_music(video, intake=intake, media=artifacts.media)
    options = with_label_decided(video.options, writer)
    return render_video(
        artifacts, video.prefix, product, script, voices, options, progress, music, lanes, render=render
    )
