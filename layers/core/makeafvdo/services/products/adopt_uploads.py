"""Check uploads by their bytes, then copy them into the folder of a video."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.products.screenshots import MOST_PICTURE_BYTES
from makeafvdo.domain.products.uploads import (
    SNIFFED_BYTES,
    UPLOAD_LIMITS,
    UploadKind,
    is_as_declared,
    is_of_kind,
    is_upload_id,
    upload_key,
)
from makeafvdo.domain.videos.videos import Video

if TYPE_CHECKING:
    from PIL.Image import Image

_FOLDERS = {UploadKind.PHOTO: "photos", UploadKind.CLIP: "clips", UploadKind.SCREENSHOT: "screenshots"}
_AT_ONCE = 2
"""A decoded photo takes up to 150 MB."""


def adopt(kind: UploadKind, names: Sequence[str], video: Video, *, intake: S3Media, media: S3Media) -> tuple[str, ...]:
    """Keys in the video's folder for `names`, in their order: keys that exist there already, and uploads of its user.

    Safe to repeat: an adopted upload keeps its id as its name. Raises Invalid `upload_not_found`, `upload_too_large`,
    `upload_not_as_declared`, `not_a_photo`, `photo_too_large`, `not_a_clip`, each with `nth`, the place in the list.
    """
    folder = f"{video.prefix}/{_FOLDERS[kind]}/"

    def keep(nth: int, name: str) -> str:
        key = name if name.startswith(folder) else folder + name
        if not media.exists(key):
            if not is_upload_id(name):
                raise Invalid("upload_not_found", nth=nth)
            _copy_into_video(kind, nth, upload_key(video.user_id, name), key, intake, media)
        return key

    distinct = list(dict.fromkeys(names))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return tuple(pool.map(keep, range(1, len(distinct) + 1), distinct))


def check_upload(kind: UploadKind, upload_id: str, user_id: str, *, intake: S3Media) -> None:
    """Whether `adopt` would take the upload.

    Raises Invalid `upload_not_found`, `upload_too_large`, `upload_not_as_declared`, `<kind>_broken`.
    """
    source = upload_key(user_id, upload_id)
    refuse_size(kind, 1, source, intake)
    if not is_of_kind(intake.get_first_bytes(source, SNIFFED_BYTES), kind):
        raise Invalid(f"{kind}_broken")
    if kind in {UploadKind.PHOTO, UploadKind.SCREENSHOT}:
        try:
            _read_photo(intake.get_bytes(source), 1)
        except Invalid as error:
            raise Invalid(f"{kind}_broken") from error


def refuse_size(kind: UploadKind, nth: int, source: str, intake: S3Media) -> None:
    """Raises Invalid `upload_not_found`, `upload_too_large`, `upload_not_as_declared`, each with `nth`."""
    stored = intake.find_object(source)
    limit = UPLOAD_LIMITS[kind].max_bytes
    if stored is None:
        raise Invalid("upload_not_found", nth=nth)
    if stored.size > limit:
        raise Invalid("upload_too_large", limit_mb=limit // 1_000_000)
    if not is_as_declared(stored.size, stored.metadata):
        raise Invalid("upload_not_as_declared", nth=nth)


def _copy_into_video(kind: UploadKind, nth: int, source: str, key: str, intake: S3Media, media: S3Media) -> None:
    refuse_size(kind, nth, source, intake)
    start = intake.get_first_bytes(source, SNIFFED_BYTES)
    if not is_of_kind(start, kind):
        raise Invalid("not_a_clip" if kind is UploadKind.CLIP else "not_a_photo", nth=nth)
    if kind is UploadKind.CLIP:
        media.copy_from(intake, source, key, "video/quicktime" if start[8:12] == b"qt  " else "video/mp4")
        return
    from makeafvdo.adapters.pictures import write_legible, write_picture

    picture = _read_photo(intake.get_bytes(source), nth)
    if kind is UploadKind.SCREENSHOT:
        media.put_bytes(key, write_legible(picture, MOST_PICTURE_BYTES), "image/jpeg")
    else:
        media.put_bytes(key, *write_picture(picture))


def _read_photo(body: bytes, nth: int) -> "Image":
    from makeafvdo.adapters.pictures import TooManyPixels, UnusablePicture, read_picture

    try:
        return read_picture(body)
    except TooManyPixels as error:
        raise Invalid("photo_too_large", nth=nth, megapixels=error.megapixels) from error
    except UnusablePicture as error:
        raise Invalid("not_a_photo", nth=nth) from error
