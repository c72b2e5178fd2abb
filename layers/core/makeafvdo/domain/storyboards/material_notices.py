"""A storyboard's notes on photos and clips, as notices to the marketer."""

from collections.abc import Iterator, Sequence

from makeafvdo.domain.products.products import Product
from makeafvdo.domain.storyboards.storyboard import NoteKind, Storyboard
from makeafvdo.domain.videos.videos import Problem

_CLIP_KINDS = frozenset({NoteKind.CLIP_ENLARGED})


def material_notices(board: Storyboard, product: Product) -> Iterator[Problem]:
    """One for each kind of note; photos and clips go by their numbers on the product's form."""
    for kind in NoteKind:
        noted = {note.source for note in board.notes if note.kind is kind}
        one, shown = ("Clip", product.clips) if kind in _CLIP_KINDS else ("Photo", product.photos)
        if numbers := [str(nth) for nth, key in enumerate(shown, start=1) if key in noted]:
            many = one if len(numbers) == 1 else f"{one}s"
            which_th, which_en = _listed(numbers, "และ"), f"{many} {_listed(numbers, 'and')}"
            yield Problem(code=kind.value, facts={"which_th": which_th, "which_en": which_en})


def _listed(numbers: Sequence[str], last_word: str) -> str:
    *others, last = numbers
    return f"{', '.join(others)} {last_word} {last}" if others else last
