"""The Kokoro network in three parts, so that lengths and pitch can be set between them."""

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


class TextEncoding(NamedTuple):
    """Output of part A: frames per token, and the inputs of parts B and C, one column a token."""

    frames: npt.NDArray[np.int64]
    prosody_features: Floats
    decoder_features: Floats


class Prosody(NamedTuple):
    """Pitch in Hz and energy, two values a frame."""

    pitch: Floats
    energy: Floats

    @property
    def is_audible(self) -> list[bool]:
        """One value a frame: speech has an energy of 2 to 10, silence of -10."""
        audible: list[bool] = (self.energy.reshape(-1, 2).max(axis=1) > 0).tolist()
        return audible


class KokoroModel:
    """`folder`: as `local.voices` makes it."""

    def __init__(self, folder: Path, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        self._text_encoder, self._prosody_predictor, self._decoder = (
            onnxruntime.InferenceSession(folder / f"{part}.onnx", options, providers=["CPUExecutionProvider"])
            for part in "ABC"
        )
        self._ids: dict[str, int] = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))["vocab"]

    def encode_text(self, symbols: Sequence[str], style: Floats) -> TextEncoding:
        """`symbols`: all in the vocabulary, at most 510; the result has one more token before and behind."""
        ids = np.array([[_BOUNDARY, *(self._ids[symbol] for symbol in symbols), _BOUNDARY]])
        lengths, prosody_features, decoder_features = self._text_encoder.run(None, {"tokens": ids, "style": style})
        return TextEncoding(_whole_frames(lengths[0]), prosody_features[0].T, decoder_features[0])

    def predict_prosody(self, text: TextEncoding, style: Floats) -> Prosody:
        pitch, energy = self._run(self._prosody_predictor, _per_frame(text.prosody_features, text.frames), style)
        return Prosody(pitch[0], energy[0])

    def decode_sound(self, text: TextEncoding, prosody: Prosody, style: Floats) -> Floats:
        """Samples, about -1 to 1, `SAMPLES_PER_FRAME` a frame."""
        features = _per_frame(text.decoder_features, text.frames)
        return self._run(self._decoder, features, prosody.pitch[None], prosody.energy[None], style)[0].ravel()

    def _run(self, part: onnxruntime.InferenceSession, *inputs: Floats) -> list[Floats]:
        names = (wanted.name for wanted in part.get_inputs())
        outputs: list[Floats] = part.run(None, dict(zip(names, inputs, strict=True)))
        return outputs


def _whole_frames(lengths: Floats) -> npt.NDArray[np.int64]:
    """Rounded, with the error of each token carried over to the next. No token is shorter than a frame."""
    frames = []
    carried = 0.0
    for length in lengths:
        frames.append(max(1, round(carried + float(length))))
        carried = min(0.5, max(-0.5, carried + float(length) - frames[-1]))
    return np.array(frames)


def _per_frame(features: Floats, frames: npt.NDArray[np.int64]) -> Floats:
    return np.ascontiguousarray(np.repeat(features, frames, axis=1)[None])
