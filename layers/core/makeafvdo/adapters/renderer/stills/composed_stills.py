"""The stills of the pieces that one process draws."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from threading import Lock

from makeafvdo.adapters.renderer.stills.still_layer import StillLayer
from makeafvdo.domain.storyboards.stills import still_of, stills_of
from makeafvdo.domain.storyboards.storyboard import Shot, Storyboard

Compose = Callable[[Sequence[Shot]], Sequence[StillLayer]]
"""The stills of shots of one photo."""


class ComposedStills:
    """Each is composed once, and all those of a photo together, so that the photo is decoded once and then let go.

    A still is far smaller than its photo; it is kept until the last of `boards` it is seen in has been drawn.
    """

    def __init__(self, boards: Sequence[Storyboard], compose: Compose, composer: Executor) -> None:
        self._boards_left = Counter(still for board in boards for still in stills_of(board))
        self._compose = compose
        self._composer = composer
        self._of_photo: dict[str, Future[dict[Shot, StillLayer]]] = {}
        self._lock = Lock()

    def compose_ahead(self, board: Storyboard) -> None:
        """In threads of the composer."""
        for still in stills_of(board):
            self._composing(still.source)

    def layer_of(self, shot: Shot) -> StillLayer:
        return self._composing(shot.source).result()[still_of(shot)]

    def forget(self, board: Storyboard) -> None:
        """It has been drawn."""
        with self._lock:
            self._boards_left.subtract(stills_of(board))
            for still in stills_of(board):
                if not self._boards_left[still] and still.source in self._of_photo:
                    self._of_photo[still.source].result().pop(still)

    def _composing(self, source: str) -> Future[dict[Shot, StillLayer]]:
        with self._lock:
            if source not in self._of_photo:
                stills = [still for still in self._boards_left if still.source == source]
                self._of_photo[source] = self._composer.submit(self._compose_all, stills)
            return self._of_photo[source]

    def _compose_all(self, stills: Sequence[Shot]) -> dict[Shot, StillLayer]:
        return dict(zip(stills, self._compose(stills), strict=True))
