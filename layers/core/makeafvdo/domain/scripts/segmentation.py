"""Words of Thai text, as the domain is given them."""

import re
from collections.abc import Callable, Sequence
from itertools import accumulate

Segment = Callable[[str], Sequence[str]]
"""Text → its words, spaces and signs; joined, they are the text again."""

_KIND_CHANGES = re.compile(r"(?<=\d)(?=[^\d.,])|(?<=[A-Za-z])(?=[^A-Za-z])|(?<=[\u0e00-\u0e7f])(?=[^\u0e00-\u0e7f])")


def word_borders(text: str, segment: Segment) -> list[int]:
    """Places in `text` where a word may begin or end, its own ends included: between words, and where Thai, Latin,
    digits and signs meet.
    """
    between = accumulate(map(len, segment(text)))
    return sorted({0, *between, *(found.start() for found in _KIND_CHANGES.finditer(text))})
