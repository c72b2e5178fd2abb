"""A cache of what a video is made of: encoded segments and sound, each under a digest of all that is seen or heard in
it, and the photos' salience maps."""

import shutil
from pathlib import Path
from typing import Protocol

from makeafvdo.adapters.artifacts import Artifacts


class SegmentCache(Protocol):
    """Whole files only: a segment whose writing was cut off is never found."""

    def find(self, digest: str, mp4: Path) -> bool:
        """Copy the segment to `mp4`; False where it is not in the cache."""
        ...

    def keep(self, digest: str, mp4: Path) -> None: ...

    def find_sound(self, digest: str, m4a: Path) -> bool:
        """Copy the soundtrack to `m4a`; False where it is not in the cache."""
        ...

    def keep_sound(self, digest: str, m4a: Path) -> None: ...

    def find_map(self, sha256: str, png: Path) -> bool:
        """Copy the salience map of the photo with this digest to `png`; False where there is none."""
        ...

    def keep_map(self, sha256: str, png: Path) -> None: ...


class S3SegmentCache:
    """Among the artifacts of the video at `prefix`."""

    def __init__(self, artifacts: Artifacts, prefix: str) -> None:
        self._artifacts = artifacts
        self._prefix = prefix

    def find(self, digest: str, mp4: Path) -> bool:
        return self._artifacts.find_segment(self._prefix, digest, mp4)

    def keep(self, digest: str, mp4: Path) -> None:
        self._artifacts.put_segment(self._prefix, digest, mp4)

    def find_sound(self, digest: str, m4a: Path) -> bool:
        return self._artifacts.find_sound(self._prefix, digest, m4a)

    def keep_sound(self, digest: str, m4a: Path) -> None:
        self._artifacts.put_sound(self._prefix, digest, m4a)

    def find_map(self, sha256: str, png: Path) -> bool:
        return self._artifacts.find_map(self._prefix, sha256, png)

    def keep_map(self, sha256: str, png: Path) -> None:
        self._artifacts.put_map(self._prefix, sha256, png)


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

    def find_sound(self, digest: str, m4a: Path) -> bool:
        return self.find(f"sound-{digest}", m4a)

    def keep_sound(self, digest: str, m4a: Path) -> None:
        self.keep(f"sound-{digest}", m4a)

    def find_map(self, sha256: str, png: Path) -> bool:
        return self.find(f"map-{sha256}", png)

    def keep_map(self, sha256: str, png: Path) -> None:
        self.keep(f"map-{sha256}", png)
