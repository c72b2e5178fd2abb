"""Every frame of a storyboard, one after another, as raw yuv420p."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import closing
from functools import cached_property
from itertools import cycle

import numpy as np

from makeafvdo.adapters.renderer.clips.clip_layer import Screen
from makeafvdo.adapters.renderer.image.yuv import Pixels, Planes, frame_planes
from makeafvdo.adapters.renderer.stills.still_layer import Scenery
from makeafvdo.adapters.renderer.text.overlays import Overlay, overlays
from makeafvdo.adapters.renderer.transitions import TRANSITIONS
from makeafvdo.domain.storyboards.layout import CANVASES, Canvas
from makeafvdo.domain.storyboards.storyboard import Shot, Storyboard
from makeafvdo.domain.storyboards.styles import Style

Compose = Callable[[Shot], Scenery | Screen]


def frames(board: Storyboard, style: Style, compose: Compose, buffers: Sequence[Pixels] = ()) -> Iterator[Pixels]:
    """Raw frames in order, drawn into `buffers` in turn; without any, each lives until the next is asked for."""
    canvas = CANVASES[board.format]
    turn = cycle(buffers or [np.empty(canvas.frame_bytes, np.uint8)])
    waiting = overlays(board, style)
    with ThreadPoolExecutor(1) as ahead, closing(_Pictures(board, canvas, style, compose, ahead)) as pictures:
        for number, buffer in zip(range(board.frames), turn, strict=False):
            pictures.draw(number, buffer)
            waiting = [overlay for overlay in waiting if number < overlay.end]
            _lay(waiting, number, frame_planes(buffer, canvas.width, canvas.height))
            yield buffer


def _lay(waiting: list[Overlay], number: int, frame: Planes) -> None:
    for overlay in waiting:
        if overlay.start <= number:
            overlay.sprite(number).lay_on(frame)


class _Pictures:
    """The pictures below the overlays; holds the stills and buffers of the two shots a transition needs."""

    def __init__(self, board: Storyboard, canvas: Canvas, style: Style, compose: Compose, ahead: Executor) -> None:
        self._shots = board.shots
        self._canvas = canvas
        self._style = style
        self._compose = compose
        self._ahead = ahead
        self._sceneries: dict[int, Future[Scenery | Screen]] = {}

    def draw(self, number: int, out: Pixels) -> None:
        nth = next(nth for nth, shot in enumerate(self._shots) if number < shot.end_frame)
        for begins in (nth, nth + 1):
            if part := self._part(begins, number):
                self._draw_between(begins, number, part, out)
                return
        self._see(nth, number, out)

    def _part(self, nth: int, number: int) -> float:
        """How much of the entrance of shot `nth` has passed; 0 outside of it."""
        if not 0 < nth < len(self._shots):
            return 0.0
        shot = self._shots[nth]
        passed = number - shot.start_frame + shot.entrance_frames / 2 + 0.5
        return passed / shot.entrance_frames if 0 < passed < shot.entrance_frames else 0.0

    def _draw_between(self, coming: int, number: int, part: float, out: Pixels) -> None:
        old, new = self._for_transitions
        self._see(coming - 1, number, old)
        self._see(coming, number, new)
        transition = TRANSITIONS[self._style.transitions[self._shots[coming].entrance].kind]
        transition(out, old, new, (self._canvas.width, self._canvas.height), part)

    @cached_property
    def _for_transitions(self) -> tuple[Pixels, Pixels]:
        return np.empty(self._canvas.frame_bytes, np.uint8), np.empty(self._canvas.frame_bytes, np.uint8)

    def _see(self, nth: int, number: int, out: Pixels) -> None:
        """The shot as it looks in that frame, which may be shortly before or after its own time."""
        shot = self._shots[nth]
        first, last = shot.start_frame - shot.entrance_frames / 2, shot.end_frame + shot.exit_frames / 2
        planes = frame_planes(out, self._canvas.width, self._canvas.height)
        scenery = self._scenery(nth)
        if isinstance(scenery, Screen):
            scenery.see(number - shot.first_seen_frame, planes)
        else:
            scenery.see(min(1.0, max(0.0, (number - first) / (last - first))), planes)

    def _scenery(self, nth: int) -> Scenery | Screen:
        """Kept for as long as a transition may need it; the next one is composed while this one is looked at."""
        for wanted in range(nth, min(nth + 2, len(self._shots))):
            if wanted not in self._sceneries:
                self._leave(wanted - 3)
                self._sceneries[wanted] = self._ahead.submit(self._compose, self._shots[wanted])
        return self._sceneries[nth].result()

    def _leave(self, nth: int) -> None:
        left = self._sceneries.pop(nth, None)
        if left and not left.cancel() and left.exception() is None and isinstance(scenery := left.result(), Screen):
            scenery.close()

    def close(self) -> None:
        for nth in list(self._sceneries):
            self._leave(nth)
