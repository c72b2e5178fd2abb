"""The Kokoro network in three parts, so that length and melody can be set between them."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import onnxruntime

Floats = npt.NDArray[np.float32]

SAMPLE_RATE = 24_000
SAMPLES_PER_FRAME = 600
"""A frame is 25 ms."""
_BOUNDARY = 0


class Text(NamedTuple):
    """What part A makes of the tokens: frames per token, and two views of the text, one column a token."""

    frames: npt.NDArray[np.int64]
    melody_view: Floats
    sound_view: Floats


class Melody(NamedTuple):
    """Pitch in Hz and energy, two values a frame."""

    pitch: Floats
    energy: Floats

    @property
    def is_heard(self) -> list[bool]:
        """One value a frame: speech has an energy of 2 to 10, silence of -10."""
        heard: list[bool] = (self.energy.reshape(-1, 2).max(axis=1) > 0).tolist()
        return heard


class KokoroModel:
    """`folder`: as `local.voices` makes it."""

    def __init__(self, folder: Path, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        self._text, self._melody, self._sound = (
            onnxruntime.InferenceSession(folder / f"{part}.onnx", options, providers=["CPUExecutionProvider"])
            for part in "ABC"
        )
        self._ids: dict[str, int] = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))["vocab"]

    def text(self, symbols: Sequence[str], style: Floats) -> Text:
        """`symbols`: all in the vocabulary, at most 510; the result has one more token before and behind."""
        ids = np.array([[_BOUNDARY, *(self._ids[symbol] for symbol in symbols), _BOUNDARY]])
        lengths, melody_view, sound_view = self._text.run(None, {"tokens": ids, "style": style})
        return Text(_whole_frames(lengths[0]), melody_view[0].T, sound_view[0])

    def melody(self, text: Text, style: Floats) -> Melody:
        pitch, energy = self._run(self._melody, _stretched(text.melody_view, text.frames), style)
        return Melody(pitch[0], energy[0])

    def sound(self, text: Text, melody: Melody, style: Floats) -> Floats:
        """Samples around -1 … 1, `SAMPLES_PER_FRAME` a frame."""
        view = _stretched(text.sound_view, text.frames)
        return self._run(self._sound, view, melody.pitch[None], melody.energy[None], style)[0].ravel()

    def _run(self, part: onnxruntime.InferenceSession, *inputs: Floats) -> list[Floats]:
        names = (wanted.name for wanted in part.get_inputs())
        outputs: list[Floats] = part.run(None, dict(zip(names, inputs, strict=True)))
        return outputs


def _whole_frames(lengths: Floats) -> npt.NDArray[np.int64]:
    """Rounded without losing the beat: what one token gains the next one pays. No token is shorter than a frame."""
    frames = []
    owed = 0.0
    for length in lengths:
        frames.append(max(1, round(owed + float(length))))
        owed = min(0.5, max(-0.5, owed + float(length) - frames[-1]))
    return np.array(frames)


def _stretched(view: Floats, frames: npt.NDArray[np.int64]) -> Floats:
    return np.ascontiguousarray(np.repeat(view, frames, axis=1)[None])
