"""The bitrate of a video's segments at which the whole file fits into one upload."""

import math

from makeafvdo.domain.videos.facts import MAX_BYTES

AUDIO_BITRATE = 160_000
_MAX_VIDEO_BITRATE = 12_000_000
_USED_SHARE = 0.92
"""Of the upload limit; the rest is for the container and for what x264 exceeds its ceiling by."""
_BUFFER_SECONDS = 0.9
"""Each segment starts with the rate buffer (one second) this full, and may spend that on top."""
_STEP_SECONDS = 20
"""An edited scene seldom crosses a step, so the bitrate of the other segments (and their digest) stays as it was."""


def max_video_bitrate(seconds: float, segments: int) -> int:
    """Bits a second: the ceiling of every segment (x264's `maxrate`, with a `bufsize` of one second)."""
    budgeted_seconds = math.ceil((seconds + _BUFFER_SECONDS * segments) / _STEP_SECONDS) * _STEP_SECONDS
    return min(_MAX_VIDEO_BITRATE, int(MAX_BYTES * 8 * _USED_SHARE / budgeted_seconds) - AUDIO_BITRATE)
