"""A cache of encoded segments, each under a digest of all that is seen in it."""

import shutil
from pathlib import Path
from typing import Protocol

from makeafvdo.adapters.s3_media import S3Media


class SegmentCache(Protocol):
    """Whole files only: a segment whose writing was cut off is never found."""

    def find(self, digest: str, mp4: Path) -> bool:
        """Copy the segment to `mp4`; False where it is not in the cache."""
        ...

    def keep(self, digest: str, mp4: Path) -> None: ...


class S3SegmentCache:
    """In the media bucket, under `prefix` (which ends in a slash)."""

    def __init__(self, media: S3Media, prefix: str) -> None:
        self._media = media
        self._prefix = prefix

    def find(self, digest: str, mp4: Path) -> bool:
        return self._media.find_file(self._key(digest), mp4)

    def keep(self, digest: str, mp4: Path) -> None:
        self._media.upload(mp4, self._key(digest), "video/mp4")

    def _key(self, digest: str) -> str:
        return f"{self._prefix}{digest}.mp4"


class FolderSegmentCache:
    """In a folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, digest: str, mp4: Path) -> bool:
        kept = self._folder / digest
        if kept.is_file():
            shutil.copyfile(kept, mp4)
        return kept.is_file()

    def keep(self, digest: str, mp4: Path) -> None:
        shutil.copyfile(mp4, self._folder / f"{digest}.unfinished").replace(self._folder / digest)
