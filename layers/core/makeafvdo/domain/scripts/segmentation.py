"""Words of Thai text, as the domain is given them."""

from collections.abc import Callable, Sequence

Segment = Callable[[str], Sequence[str]]
"""Text → its words, spaces and signs; joined, they are the text again."""
