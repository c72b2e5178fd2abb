"""Raw frames into a process's stdin: without a copy where the kernel allows it, by plain writes where it does not."""

import fcntl
import mmap
import os
from contextlib import suppress

import numpy as np

from makeafvdo.adapters.renderer.image.yuv import Pixels

_PIPE_BYTES = 1 << 20


class FramePipe:
    """Frames are drawn into `buffers`, in turn. Their memory goes into the pipe as it is; a pipe holds less than a
    frame, so what was written before the last frame has been read and may be drawn over.

    A sandbox may refuse the larger pipe, the shared memory or the splice; each is done without.
    """

    def __init__(self, pipe: int, frame_bytes: int) -> None:
        self._pipe = pipe
        self._frame_bytes = frame_bytes
        self._stride = -(-frame_bytes // mmap.PAGESIZE) * mmap.PAGESIZE
        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
        self._file = _anonymous_file(2 * self._stride)
        self._splices = self._file is not None
        self._memory = memoryview(mmap.mmap(-1 if self._file is None else self._file, 2 * self._stride))
        shared = np.frombuffer(self._memory, np.uint8)
        self.buffers: tuple[Pixels, ...] = tuple(shared[at : at + frame_bytes] for at in (0, self._stride))

    def write(self, frame: Pixels) -> None:
        """One of `buffers`. Raises BrokenPipeError."""
        at = next(nth for nth, buffer in enumerate(self.buffers) if buffer is frame) * self._stride
        end = at + self._frame_bytes
        while at < end:
            at += self._sent(at, end)

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)

    def _sent(self, at: int, end: int) -> int:
        if self._splices and self._file is not None:
            try:
                return os.splice(self._file, self._pipe, end - at, offset_src=at)
            except BrokenPipeError:
                raise
            except OSError:
                self._splices = False
        return os.write(self._pipe, self._memory[at:end])


def _anonymous_file(size: int) -> int | None:
    try:
        file = os.memfd_create("frames")
    except OSError:
        return None
    os.ftruncate(file, size)
    return file
