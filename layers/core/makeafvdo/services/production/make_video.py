"""The render step: load product, script and voices, and render the video."""

from collections.abc import Callable

from makeafvdo.adapters.artifacts import Artifacts, VideoFiles
from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.scripts.recordings import OWN_VOICE
from makeafvdo.domain.scripts.scripts import Scene
from makeafvdo.domain.scripts.speech import SceneVoice
from makeafvdo.domain.videos.options import Tone
from makeafvdo.domain.videos.videos import Video
from makeafvdo.services.production.keep_music import keep_music
from makeafvdo.services.production.render_video import Render, render_video
from makeafvdo.services.production.speak import find_scene_voice
from makeafvdo.services.production.speak_recorded import find_recorded


def make_video(
    video: Video,
    *,
    voice_revision: str,
    render: Render,
    intake: S3Media,
    artifacts: Artifacts,
    progress: Callable[[float], None],
) -> VideoFiles:
    """Render the MP4 and its companion files from the product, script and voices in the media bucket."""

    def require_voice(scene: Scene, tone: Tone) -> SceneVoice:
        if recordings is not None:
            found = find_recorded(scene, recordings, artifacts, video.prefix)
        else:
            found = find_scene_voice(scene, tone, voice_revision, artifacts, video.prefix)
        if found is None:
            raise Transient("voice_missing")
        return found

    script = artifacts.script(video.prefix).script
    recordings = artifacts.recordings(video.prefix) if video.options.voice == OWN_VOICE else None
    voices = [require_voice(scene, script.tone) for scene in script.scenes]
    product = artifacts.product(video.prefix)
    music = keep_music(video, intake=intake, media=artifacts.media)
    return render_video(artifacts, video.prefix, product, script, voices, video.options, progress, music, render=render)
