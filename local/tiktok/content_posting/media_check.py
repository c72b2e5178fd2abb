"""What TikTok checks of an uploaded video (Media Transfer Guide, Video Restrictions), read from its bytes.

Containers MP4, MOV and WebM; H.264, H.265, VP8 and VP9; 23 to 60 frames a second; sides of 360 to 4096 pixels; at most
ten minutes. The reasons are those of Get Video Status.
"""

from dataclasses import dataclass
from pathlib import Path

import av

from local.tiktok.rules import Rule
from local.tiktok.switches import Switches

_CODECS = {"h264", "hevc", "vp8", "vp9"}
_DEMUXERS = "mov,matroska"
_MIN_FPS, _MAX_FPS = 23, 60
_MIN_SIDE, _MAX_SIDE = 360, 4096
_LONGEST_S = 600


@dataclass(frozen=True)
class Media:
    codec: str
    fps: float
    width: int
    height: int
    seconds: float


def fail_reason_of(video: Path, switches: Switches) -> str | None:
    """`fail_reason` of a video that TikTok would not take; None for one it would."""
    media = read_media(video)
    if media is None or media.codec not in _CODECS:
        return "file_format_check_failed" if switches.holds(Rule.FILE_FORMAT) else None
    if not all(_MIN_SIDE <= side <= _MAX_SIDE for side in (media.width, media.height)):
        return "picture_size_check_failed" if switches.holds(Rule.PICTURE_SIZE) else None
    if not _MIN_FPS <= round(media.fps, 2) <= _MAX_FPS:
        return "frame_rate_check_failed" if switches.holds(Rule.FRAME_RATE) else None
    if not switches.shortest_video_s <= round(media.seconds, 1) <= _LONGEST_S:
        return "duration_check_failed" if switches.holds(Rule.DURATION) else None
    return None


def read_media(video: Path) -> Media | None:
    """None where there is no MP4, MOV or WebM with a picture that can be decoded."""
    try:
        with av.open(str(video), options={"protocol_whitelist": "file", "format_whitelist": _DEMUXERS}) as container:
            if not container.streams.video or container.duration is None:
                return None
            stream = container.streams.video[0]
            next(container.decode(stream))
            return Media(
                codec=stream.codec_context.codec.canonical_name,
                fps=float(stream.average_rate or 0),
                width=stream.width,
                height=stream.height,
                seconds=container.duration / av.time_base,
            )
    except (av.FFmpegError, StopIteration):
        return None
