"""The marketer's own files: accepted types and sizes, and the type of a file by its first bytes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class UploadKind(StrEnum):
    PHOTO = "photo"
    CLIP = "clip"
    MUSIC = "music"
    RECORDING = "recording"
    """The marketer's own voice, one phrase."""
    SCREENSHOT = "screenshot"
    """Of a product page, to be read."""
    PRODUCT_LIST = "product_list"
    """A table of links, one video a row."""


@dataclass(frozen=True)
class UploadLimits:
    """`content_types` are what browsers declare; `kind_of` decides by the bytes."""

    content_types: tuple[str, ...]
    max_bytes: int


_PICTURES = UploadLimits(
    ("image/jpeg", "image/png", "image/webp", "image/heic", "image/heif", "image/avif"), 50_000_000
)  # a phone's photo of 200 megapixels has 20 to 45 MB
UPLOAD_LIMITS = {
    UploadKind.PHOTO: _PICTURES,
    UploadKind.SCREENSHOT: _PICTURES,
    UploadKind.CLIP: UploadLimits(("video/mp4", "video/quicktime"), 200_000_000),
    UploadKind.MUSIC: UploadLimits(
        ("audio/mpeg", "audio/mp4", "audio/x-m4a", "audio/aac", "audio/wav", "audio/x-wav"), 20_000_000
    ),
    UploadKind.RECORDING: UploadLimits(
        ("audio/mp4", "audio/x-m4a", "audio/webm", "audio/ogg", "audio/wav", "audio/x-wav", "audio/mpeg"), 10_000_000
    ),  # Safari records MP4, Chrome and Firefox WebM or Ogg; a minute of WAV is 6 MB
    UploadKind.PRODUCT_LIST: UploadLimits(
        (
            "text/csv",
            "text/plain",
            "text/tab-separated-values",
            "application/csv",
            "application/vnd.ms-excel",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        5_000_000,
    ),
}
UNKNOWN_CONTENT_TYPE = "application/octet-stream"
"""What is declared for a file whose type the browser does not know, such as HEIC on most desktops."""
SNIFFED_BYTES = 16
DECLARED = "declared-bytes"
"""Metadata key of the declared size. Part of the presigned policy, so it is the size that was counted."""
_UPLOAD_ID = re.compile(r"[0-9a-z]{26}")
_PICTURE_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}
_AUDIO_BRANDS = {b"M4A ", b"M4B "}
_QUICKTIME_ATOMS = {b"moov", b"mdat", b"wide", b"free", b"skip"}


def is_upload_id(name: str) -> bool:
    return _UPLOAD_ID.fullmatch(name) is not None


def upload_key(user_id: str, upload_id: str) -> str:
    """The upload's key in the intake bucket, under its user's own prefix."""
    return f"{user_id}/uploads/{upload_id}"


def is_as_declared(size: int, metadata: Mapping[str, str]) -> bool:
    """Whether the file is no larger than declared. True for an upload without a declared size."""
    declared = metadata.get(DECLARED, "")
    return not declared.isdecimal() or size <= int(declared)


def is_of_kind(start: bytes, kind: UploadKind) -> bool:
    """By its first bytes. A recorder's MP4 begins like a clip's, its WAV like music: those are of two kinds, and so is
    every picture. A table of text has no first bytes of its own; reading it tells.
    """
    if kind is UploadKind.PRODUCT_LIST:
        return True
    if kind is UploadKind.RECORDING:
        return recording_type(start) is not None
    return kind_of(start) is (UploadKind.PHOTO if kind is UploadKind.SCREENSHOT else kind)


def recording_type(start: bytes) -> str | None:
    """The content type of a sound, by the first bytes of its file; None for what no phone or program records."""
    if start.startswith(b"\x1aE\xdf\xa3"):
        return "audio/webm"
    if start.startswith(b"OggS"):
        return "audio/ogg"
    match kind_of(start):
        case UploadKind.CLIP:
            return "audio/mp4"
        case UploadKind.MUSIC:
            return _music_type(start)
    return None


def _music_type(start: bytes) -> str:
    if start[:4] == b"RIFF":
        return "audio/wav"
    return "audio/mp4" if start[4:8] == b"ftyp" else "audio/mpeg"


def kind_of(start: bytes) -> UploadKind | None:
    """The type of a file by its first `SNIFFED_BYTES` bytes, never by a name or a header; one of the first three."""
    if start.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8")):
        return UploadKind.PHOTO
    if start[:4] == b"RIFF":
        return {b"WEBP": UploadKind.PHOTO, b"WAVE": UploadKind.MUSIC}.get(start[8:12])
    if start[4:8] == b"ftyp":
        brand = start[8:12]
        return (
            UploadKind.PHOTO if brand in _PICTURE_BRANDS
            else UploadKind.MUSIC if brand in _AUDIO_BRANDS
            else UploadKind.CLIP
        )  # fmt: skip
    if start[4:8] in _QUICKTIME_ATOMS:
        return UploadKind.CLIP
    is_mp3 = start[:3] == b"ID3" or (start[:1] == b"\xff" and start[1:2] >= b"\xe0")
    return UploadKind.MUSIC if is_mp3 else None
