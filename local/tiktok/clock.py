"""A clock that tests and the demo can push forward."""

import time


class Clock:
    """Unix seconds: the machine's, plus what was added."""

    def __init__(self) -> None:
        self._ahead_s = 0.0

    def now(self) -> float:
        return time.time() + self._ahead_s

    def advance(self, seconds: float) -> None:
        self._ahead_s += seconds
