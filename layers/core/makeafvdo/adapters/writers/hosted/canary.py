"""Whether an answer gives away the brief it was written from."""

import re
from collections.abc import Iterable, Iterator

from makeafvdo.adapters.writers.hosted.wording import CANARY, WORDING
from makeafvdo.domain.scripts.draft import Draft, DraftHook, DraftScene

_RUN = 40
"""Letters in a row that no script shares with the brief by chance; a phrase is not longer."""
_NOT_A_LETTER = re.compile(r"[\W_]+")


def has_leaked(draft: Draft) -> bool:
    """True: `draft` holds the canary of the brief, however it is written, or a line of the brief itself."""
    return has_leaked_in(_texts(draft), WORDING.system)


def has_leaked_in(texts: Iterable[str], brief: str) -> bool:
    """As `has_leaked`, for any answer and what was asked with it."""
    said, brief = _letters(" ".join(texts)), _letters(brief)
    return _letters(CANARY) in said or any(said[at : at + _RUN] in brief for at in range(len(said) - _RUN + 1))


def _texts(draft: Draft) -> Iterator[str]:
    yield from (draft.thing, draft.title, draft.caption, *draft.hashtags)
    parts: tuple[DraftHook | DraftScene, ...] = (*draft.hooks, *draft.scenes)
    for part in parts:
        yield from part.phrases


def _letters(text: str) -> str:
    return _NOT_A_LETTER.sub("", text).casefold()
