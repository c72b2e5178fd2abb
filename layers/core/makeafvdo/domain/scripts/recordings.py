"""A script read by its marketer: which of its phrases have a recording, which are still to be read."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from makeafvdo.domain.errors import NeedsInput
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.domain.scripts.thai_length import SYLLABLES_A_SECOND, spoken_seconds
from makeafvdo.domain.sha256 import sha256_hex
from makeafvdo.domain.videos.videos import MISSING_RECORDINGS

SHORTEST, LONGEST = 0.35, 3.0
"""Of what the words take: a reading beyond that is cut off, or of something else."""
GRACE_S = 1.0
"""A phrase of one word may be drawn out."""

_SIGN_SYLLABLES = {"฿": 1, "+": 1, "&": 1}


@dataclass(frozen=True)
class Recording:
    """The latest take of a phrase: `take` is the id of its upload, `key` where it lies in the media bucket."""

    take: str
    key: str


Recordings = Mapping[str, Recording]
"""By `phrase_digest`."""


def phrase_digest(phrase: str) -> str:
    """A recording belongs to these words, wherever they stand: an edited phrase has none, the others keep theirs."""
    return sha256_hex(" ".join(phrase.split()))[:20]


def phrases_to_read(script: Script) -> tuple[str, ...]:
    """In the order they are spoken; what is said twice is read once."""
    return tuple(dict.fromkeys(phrase for scene in script.scenes for phrase in scene.phrases))


def missing_phrases(script: Script, have: Collection[str]) -> tuple[str, ...]:
    """Those without a recording. `have`: the digests of those with one."""
    return tuple(phrase for phrase in phrases_to_read(script) if phrase_digest(phrase) not in have)


def refuse_missing(script: Script, have: Collection[str]) -> None:
    """Raises NeedsInput("recordings_missing") with how many of how many."""
    missing = missing_phrases(script, have)
    if missing:
        of = len(phrases_to_read(script))
        raise NeedsInput("recordings_missing", "missing", MISSING_RECORDINGS, count=len(missing), of=of)


def reading_seconds(phrase: str) -> float:
    """How long a marketer takes to read it, estimated: `thai_length.spoken_seconds`, and its signs."""
    signs = sum(_SIGN_SYLLABLES.get(letter, 0) for letter in phrase)
    return spoken_seconds(phrase) + signs / SYLLABLES_A_SECOND


def length_fault(seconds: float, phrase: str) -> str | None:
    """The code of what is wrong with a reading that is audible for `seconds`; None for one that fits its words."""
    expected = reading_seconds(phrase)
    if seconds < SHORTEST * expected:
        return "recording_too_short"
    return "recording_too_long" if seconds > LONGEST * expected + GRACE_S else None
