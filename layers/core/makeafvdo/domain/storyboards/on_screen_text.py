"""Everything that a storyboard writes on the picture, judged by the rules of `scripts.on_screen_lint`."""

from collections.abc import Iterator

from makeafvdo.domain.scripts.on_screen_lint import refuse_forbidden
from makeafvdo.domain.storyboards.storyboard import Storyboard


def refuse_forbidden_on(board: Storyboard) -> None:
    """Raises Invalid for the first label or caption with something forbidden in it."""
    for text in _texts_on(board):
        refuse_forbidden(text)


def _texts_on(board: Storyboard) -> Iterator[str]:
    yield from (label.text for label in board.labels)
    yield from ("".join(word.text for word in caption.words) for caption in board.captions)
