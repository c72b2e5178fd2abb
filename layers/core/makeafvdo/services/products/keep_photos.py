"""Store a product's photographs in the media bucket, re-encoded, without repeats, the most useful first."""

from collections.abc import Iterable

from makeafvdo.adapters.pictures import UnusablePicture, features_of, read_picture, write_picture
from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.domain.products.photo_ranking import most_useful_first
from makeafvdo.domain.sha256 import sha256_hex


def keep_photos(files: Iterable[bytes], media: S3Media, prefix: str) -> tuple[str, ...]:
    """Keys under `<prefix>/photos/`, the most useful first; without duplicates and files that are not pictures."""
    features, kept = [], []
    for body in files:
        try:
            picture = read_picture(body)
        except UnusablePicture:
            continue
        features.append(features_of(picture))
        kept.append(write_picture(picture))
    keys = []
    for place, nth in enumerate(most_useful_first(features), start=1):
        body, content_type = kept[nth]
        digest, suffix = sha256_hex(body)[:16], content_type.removeprefix("image/")
        keys.append(f"{prefix}/photos/{place:02d}-{digest}.{suffix}")
        media.put_bytes(keys[-1], body, content_type)
    return tuple(keys)
