"""What a storyboard notes of photos and clips, as it is stored: a code and the numbers on the product's form."""

from collections.abc import Iterator

from makeafvdo.domain.products.products import Product
from makeafvdo.domain.storyboards.storyboard import NoteKind, Storyboard
from makeafvdo.domain.videos.videos import Problem

_CLIP_KINDS = frozenset({NoteKind.CLIP_ENLARGED})


def material_notices(board: Storyboard, product: Product) -> Iterator[Problem]:
    """One for each kind of note, with the numbers of its `photos` or `clips`."""
    for kind in NoteKind:
        noted = {note.source for note in board.notes if note.kind is kind}
        name, keys = ("clips", product.clips) if kind in _CLIP_KINDS else ("photos", product.photos)
        if numbers := tuple(nth for nth, key in enumerate(keys, start=1) if key in noted):
            yield Problem(code=kind.value, facts={name: numbers})
