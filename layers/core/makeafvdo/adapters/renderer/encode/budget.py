"""How many bits a second the pieces of a video may take, so that the whole file fits into one upload."""

import math

from makeafvdo.domain.videos.facts import MAX_BYTES

AUDIO_BITS = 160_000
_MOST_VIDEO_BITS = 12_000_000
_ROOM = 0.92
"""The rest is left to the container and to what x264 goes over its ceiling."""
_HEAD_START = 0.9
"""A piece begins with a buffer of one second's worth, so full: it may spend that on top."""
_STEP = 20
"""An edited scene seldom leads over a step, so what the other pieces may take stays as it was."""


def most_video_bits(seconds: float, pieces: int) -> int:
    """The ceiling of every piece, as x264 keeps it with a buffer of one second."""
    worth = math.ceil((seconds + _HEAD_START * pieces) / _STEP) * _STEP
    return min(_MOST_VIDEO_BITS, int(MAX_BYTES * 8 * _ROOM / worth) - AUDIO_BITS)
