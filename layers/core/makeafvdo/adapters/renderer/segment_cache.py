"""Where finished pieces of a video are kept, each under a digest of all that is seen in it."""

import shutil
from pathlib import Path
from typing import Protocol

from makeafvdo.adapters.s3_media import S3Media


class Shelf(Protocol):
    """Whole pieces only: what was cut off while it was written is never found."""

    def fetch(self, digest: str, mp4: Path) -> bool:
        """Put the piece there; False where none is kept."""
        ...

    def keep(self, digest: str, mp4: Path) -> None: ...


class MediaShelf:
    """In the media bucket, under `prefix` (which ends in a slash)."""

    def __init__(self, media: S3Media, prefix: str) -> None:
        self._media = media
        self._prefix = prefix

    def fetch(self, digest: str, mp4: Path) -> bool:
        return self._media.find_file(self._key(digest), mp4)

    def keep(self, digest: str, mp4: Path) -> None:
        self._media.upload(mp4, self._key(digest), "video/mp4")

    def _key(self, digest: str) -> str:
        return f"{self._prefix}{digest}.mp4"


class FolderShelf:
    """In a folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def fetch(self, digest: str, mp4: Path) -> bool:
        kept = self._folder / digest
        if kept.is_file():
            shutil.copyfile(kept, mp4)
        return kept.is_file()

    def keep(self, digest: str, mp4: Path) -> None:
        shutil.copyfile(mp4, self._folder / f"{digest}.unfinished").replace(self._folder / digest)
