"""Every frame of a storyboard, one after another, as raw yuv420p."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import closing
from functools import cached_property
from itertools import cycle

import numpy as np

from makeafvdo.adapters.renderer.clips.clip_layer import ClipLayer
from makeafvdo.adapters.renderer.image.yuv import Pixels, Yuv420, as_yuv420
from makeafvdo.adapters.renderer.stills.still_layer import StillLayer
from makeafvdo.adapters.renderer.text.overlays import Overlay, overlays
from makeafvdo.adapters.renderer.transitions import TRANSITIONS
from makeafvdo.domain.storyboards.layout import CANVASES, Canvas
from makeafvdo.domain.storyboards.storyboard import Shot, Storyboard
from makeafvdo.domain.storyboards.styles import Style

OpenLayer = Callable[[Shot], StillLayer | ClipLayer]


def render_frames(
    board: Storyboard, style: Style, open_layer: OpenLayer, buffers: Sequence[Pixels] = ()
) -> Iterator[Pixels]:
    """Raw frames in order, drawn into `buffers` in turn; without any, each lives until the next is asked for."""
    canvas = CANVASES[board.format]
    turn = cycle(buffers or [np.empty(canvas.frame_bytes, np.uint8)])
    remaining = overlays(board, style)
    with ThreadPoolExecutor(1) as executor, closing(_ShotRenderer(board, canvas, style, open_layer, executor)) as shots:
        for number, buffer in zip(range(board.frames), turn, strict=False):
            shots.draw(number, buffer)
            remaining = [overlay for overlay in remaining if number < overlay.end]
            _draw_overlays(remaining, number, as_yuv420(buffer, canvas.width, canvas.height))
            yield buffer


def _draw_overlays(remaining: list[Overlay], number: int, frame: Yuv420) -> None:
    for overlay in remaining:
        if overlay.start <= number:
            overlay.sprite(number).draw_into(frame)


class _ShotRenderer:
    """Draws what is below the overlays; holds the layers and buffers of the two shots a transition needs."""

    def __init__(
        self, board: Storyboard, canvas: Canvas, style: Style, open_layer: OpenLayer, executor: Executor
    ) -> None:
        self._shots = board.shots
        self._canvas = canvas
        self._style = style
        self._open_layer = open_layer
        self._executor = executor
        self._layers: dict[int, Future[StillLayer | ClipLayer]] = {}

    def draw(self, number: int, out: Pixels) -> None:
        nth = next(nth for nth, shot in enumerate(self._shots) if number < shot.end_frame)
        for incoming in (nth, nth + 1):
            if progress := self._transition_progress(incoming, number):
                self._draw_between(incoming, number, progress, out)
                return
        self._render_shot(nth, number, out)

    def _transition_progress(self, nth: int, number: int) -> float:
        """How much of the entrance of shot `nth` has passed; 0 outside of it."""
        if not 0 < nth < len(self._shots):
            return 0.0
        shot = self._shots[nth]
        passed = number - shot.start_frame + shot.entrance_frames / 2 + 0.5
        return passed / shot.entrance_frames if 0 < passed < shot.entrance_frames else 0.0

    def _draw_between(self, incoming: int, number: int, progress: float, out: Pixels) -> None:
        old, new = self._transition_buffers
        self._render_shot(incoming - 1, number, old)
        self._render_shot(incoming, number, new)
        transition = TRANSITIONS[self._style.transitions[self._shots[incoming].entrance].kind]
        transition(out, old, new, (self._canvas.width, self._canvas.height), progress)

    @cached_property
    def _transition_buffers(self) -> tuple[Pixels, Pixels]:
        return np.empty(self._canvas.frame_bytes, np.uint8), np.empty(self._canvas.frame_bytes, np.uint8)

    def _render_shot(self, nth: int, number: int, out: Pixels) -> None:
        """The shot in that frame of the video, which may be shortly before its start or after its end: a transition."""
        shot = self._shots[nth]
        first, last = shot.start_frame - shot.entrance_frames / 2, shot.end_frame + shot.exit_frames / 2
        yuv = as_yuv420(out, self._canvas.width, self._canvas.height)
        layer = self._layer(nth)
        if isinstance(layer, ClipLayer):
            layer.render_into(yuv, number - shot.first_seen_frame)
        else:
            layer.render_into(yuv, min(1.0, max(0.0, (number - first) / (last - first))))

    def _layer(self, nth: int) -> StillLayer | ClipLayer:
        """Kept for as long as a transition may need it; the next one is composed while this one is drawn."""
        for wanted in range(nth, min(nth + 2, len(self._shots))):
            if wanted not in self._layers:
                self._drop(wanted - 3)
                self._layers[wanted] = self._executor.submit(self._open_layer, self._shots[wanted])
        return self._layers[nth].result()

    def _drop(self, nth: int) -> None:
        future = self._layers.pop(nth, None)
        if future and not future.cancel() and future.exception() is None:
            layer = future.result()
            if isinstance(layer, ClipLayer):
                layer.close()

    def close(self) -> None:
        for nth in list(self._layers):
            self._drop(nth)
