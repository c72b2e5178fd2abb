"""The requirements of TikTok's Media Transfer Guide, checked before an upload begins."""

from makeafvdo.domain.errors import Permanent
from makeafvdo.domain.videos.facts import MAX_BYTES, VideoFacts

CONTAINERS = frozenset({"mp4", "mov", "webm"})
CODECS = frozenset({"h264", "hevc", "vp8", "vp9"})
MIN_FPS, MAX_FPS = 23, 60
MIN_SIDE, MAX_SIDE = 360, 4096
MIN_SECONDS, MAX_SECONDS = 3, 600


def check_file(facts: VideoFacts) -> None:
    """Raises Permanent with TikTok's own name of the check the file would fail."""
    if facts.container not in CONTAINERS or facts.video_codec not in CODECS:
        raise Permanent("tiktok_file_format_check_failed")
    if not MIN_FPS <= facts.fps <= MAX_FPS:
        raise Permanent("tiktok_frame_rate_check_failed")
    if not all(MIN_SIDE <= side <= MAX_SIDE for side in (facts.width, facts.height)):
        raise Permanent("tiktok_picture_size_check_failed")
    if not MIN_SECONDS <= facts.seconds <= MAX_SECONDS:
        raise Permanent("tiktok_duration_check_failed")
    if facts.bytes > MAX_BYTES:
        raise Permanent("file_too_large")
