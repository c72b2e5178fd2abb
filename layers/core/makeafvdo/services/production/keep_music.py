"""Copy the marketer's own music into the folder of its video."""

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.domain.errors import Permanent
from makeafvdo.domain.products.uploads import UPLOAD_LIMITS, UploadKind, is_as_declared, upload_key
from makeafvdo.domain.videos.videos import Video


def keep_music(video: Video, *, intake: S3Media, media: S3Media) -> str | None:
    """Key of the video's music in the media bucket; None where none was chosen.

    Copied because uploads expire before videos do. Raises Permanent("music_missing").
    """
    if video.options.music is None:
        return None
    key = f"{video.prefix}/music/{video.options.music}"
    if not media.exists(key):
        source = upload_key(video.user_id, video.options.music)
        stored = intake.find_object(source)
        if stored is None or stored.size > UPLOAD_LIMITS[UploadKind.MUSIC].max_bytes:
            raise Permanent("music_missing")
        if not is_as_declared(stored.size, stored.metadata):
            raise Permanent("music_missing")
        media.copy_from(intake, source, key, "application/octet-stream")
    return key
