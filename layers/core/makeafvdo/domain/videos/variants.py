"""Three videos of one product that differ in one choice."""

import hashlib
from enum import StrEnum

from pydantic import BaseModel, ConfigDict
from ulid import ULID

from makeafvdo.domain.videos.options import Options, styles_offered

HOW_MANY = 3
_TIME_BYTES = 6


class Differs(StrEnum):
    """In what they differ."""

    HOOK = "hook"
    STYLE = "style"


class Variant(BaseModel):
    """Which of the three a video is. `of`: id of the first, whose product the others have too."""

    model_config = ConfigDict(frozen=True)

    of: str
    nth: int
    """1 to 3."""
    differs: Differs


def options_of_variants(options: Options, differs: Differs) -> tuple[Options, ...]:
    """The first is as it was chosen, where that is one of three."""
    changes: list[dict[str, str]] | list[dict[str, int]]
    if differs is Differs.STYLE:
        changes = [{"style": style} for style in styles_offered(options.style)[:HOW_MANY]]
    else:
        first = options.hook or 0
        changes = [{"hook": hook} for hook in (first, *(each for each in range(HOW_MANY) if each != first))]
    return tuple(Options.model_validate(options.model_dump() | change) for change in changes)


def variant_id(video_id: str, nth: int) -> str:
    """For ever the same; beside the first in the order of ids."""
    digest = hashlib.sha256(f"{video_id}#{nth}".encode()).digest()
    return str(ULID.from_bytes(ULID.from_str(video_id.upper()).bytes[:_TIME_BYTES] + digest[:10])).lower()
