"""Consent is to one file, identified by its SHA-256, or a standing one to all videos that go to one account."""

import hashlib
from collections.abc import Iterable, Iterator

from pydantic import AwareDatetime, BaseModel, ConfigDict

from makeafvdo.domain.errors import Conflict

OTHER_FILE = "another_file_was_approved"

STANDING_CONSENT_TEXT = "2026-11-30"
"""Version of the words a standing consent is given to (`consent_text` in `functions/web/locales`). With other words it
has to be given anew."""


class StandingConsent(BaseModel):
    """A marketer's consent that videos go to one TikTok account without a tap on each."""

    model_config = ConfigDict(frozen=True)

    at: AwareDatetime
    text_version: str

    @property
    def is_in_force(self) -> bool:
        """Whether it was given to the words that are shown today."""
        return self.text_version == STANDING_CONSENT_TEXT


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
