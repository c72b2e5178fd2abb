"""What kind of picture some bytes are, by their own first bytes and never by a name or header."""

from dataclasses import dataclass

MAX_PHOTOS = 12


@dataclass(frozen=True)
class PhotoKind:
    suffix: str
    content_type: str


_JPEG = PhotoKind("jpg", "image/jpeg")
_PNG = PhotoKind("png", "image/png")
_GIF = PhotoKind("gif", "image/gif")
_WEBP = PhotoKind("webp", "image/webp")
_AVIF = PhotoKind("avif", "image/avif")


def photo_kind(body: bytes) -> PhotoKind | None:
    """None for anything but JPEG, PNG, GIF, WebP and AVIF."""
    if body.startswith(b"\xff\xd8\xff"):
        return _JPEG
    if body.startswith(b"\x89PNG\r\n\x1a\n"):
        return _PNG
    if body.startswith((b"GIF87a", b"GIF89a")):
        return _GIF
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return _WEBP
    return _AVIF if body[4:12] in {b"ftypavif", b"ftypavis"} else None
