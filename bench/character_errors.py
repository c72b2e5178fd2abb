"""How far a transcript is from what was to be said, whatever the spelling of numbers."""

import re

from makeafvdo.adapters.voices.spelling import spoken_text

_NOT_HEARD = re.compile("[^ก-๎]|ๆ")
_MOST = 1.5
"""A transcript that goes on and on counts as this."""


def spelled(text: str) -> str:
    """Numbers, units and foreign words in Thai letters, and nothing else."""
    return _NOT_HEARD.sub("", spoken_text(text, "embedded"))


def character_error_rate(said: str, heard: str) -> float:
    """Edits per character of `said`; 0 is perfect. Both are spelled first."""
    wanted, got = spelled(said), spelled(heard)
    return min(_edits(wanted, got) / len(wanted), _MOST)


def _edits(one: str, other: str) -> int:
    before = list(range(len(other) + 1))
    for nth, letter in enumerate(one, start=1):
        row = [nth]
        for at, each in enumerate(other, start=1):
            row.append(min(before[at] + 1, row[-1] + 1, before[at - 1] + (letter != each)))
        before = row
    return before[-1]
