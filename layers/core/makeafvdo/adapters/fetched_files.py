"""Objects of the media bucket as files of this machine."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Lock

from makeafvdo.adapters.s3_media import S3Media


class FetchedFiles(Mapping[str, Path]):
    """Files by key, each downloaded into `folder` when it is first asked for, by whichever thread."""

    def __init__(self, media: S3Media, folder: Path) -> None:
        self._media = media
        self._folder = folder
        self._paths: dict[str, Path] = {}
        self._lock = Lock()
        folder.mkdir()

    def __getitem__(self, key: str) -> Path:
        with self._lock:
            if key not in self._paths:
                path = self._folder / str(len(self._paths))
                self._media.download(key, path)
                self._paths[key] = path
            return self._paths[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
