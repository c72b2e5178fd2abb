"""Consent is to one file, identified by its SHA-256."""

import hashlib
from collections.abc import Iterable, Iterator

from makeafvdo.domain.errors import Conflict

OTHER_FILE = "another_file_was_approved"


def verified_pieces(pieces: Iterable[bytes], consented_sha256: str) -> Iterator[bytes]:
    """The same pieces, the last one only if all of them have the SHA-256 consented to; else raises Conflict.

    TikTok discards an upload without its last bytes, so a wrong file is stopped without holding it in memory.
    """
    digest, held = hashlib.sha256(), b""
    for piece in filter(None, pieces):
        yield held
        digest.update(piece)
        held = piece
    if digest.hexdigest() != consented_sha256:
        raise Conflict(OTHER_FILE)
    yield held
