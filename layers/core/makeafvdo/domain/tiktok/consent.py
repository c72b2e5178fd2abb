"""Consent is to one file, named by its SHA-256."""

import hashlib
from collections.abc import Iterable, Iterator

from makeafvdo.domain.errors import Conflict

OTHER_FILE = "another_file_was_approved"


def only_the_file(pieces: Iterable[bytes], consented_sha256: str) -> Iterator[bytes]:
    """The same pieces, but the last one only if all of them are the file consented to.

    Nothing arrives at TikTok without its last bytes, so another file is refused although it is never held whole.
    """
    digest, held = hashlib.sha256(), b""
    for piece in filter(None, pieces):
        yield held
        digest.update(piece)
        held = piece
    if digest.hexdigest() != consented_sha256:
        raise Conflict(OTHER_FILE)
    yield held
