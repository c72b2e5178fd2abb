"""The render step: gather what a video is made of, and make it."""

from collections.abc import Callable

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.scripts import Scene
from makeafvdo.domain.scripts.speech import SceneVoice
from makeafvdo.domain.videos.options import Tone
from makeafvdo.domain.videos.videos import Video
from makeafvdo.services.production.keep_music import keep_music
from makeafvdo.services.production.render_video import VideoFiles, render_video
from makeafvdo.services.production.speak import find_spoken
from makeafvdo.services.scripts.write_script import stored_script


def make_video(video: Video, *, intake: S3Media, media: S3Media, progress: Callable[[float], None]) -> VideoFiles:
    """The video's MP4 and what goes with it, of the product, the script and the voices in the media bucket."""
    script = stored_script(video, media)
    voices = [_spoken(scene, script.tone, media, f"{video.prefix}/voice/") for scene in script.scenes]
    product = media.get_json(f"{video.prefix}/product.json", Product)
    music = keep_music(video, intake=intake, media=media)
    return render_video(media, f"{video.prefix}/", product, script, voices, video.options, progress, music)


def _spoken(scene: Scene, tone: Tone, media: S3Media, key_prefix: str) -> SceneVoice:
    spoken = find_spoken(scene, tone, media, key_prefix)
    if spoken is None:
        raise Transient("voice_missing")
    return spoken
