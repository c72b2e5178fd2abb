"""Real videos of a few kilobytes, because the local TikTok checks files. Made once a process."""

from fractions import Fraction
from functools import cache
from io import BytesIO

import av

OPTIONS = {
    "libx264": {"preset": "ultrafast", "x264-params": "log-level=none"},
    "libx265": {"x265-params": "log-level=none"},
}


@cache
def tiny_video(
    *,
    codec: str = "libx264",
    container: str = "mp4",
    fps: int = 24,
    width: int = 360,
    height: int = 360,
    seconds: float = 3.0,
) -> bytes:
    """A black picture that TikTok takes as it is: encoded once, and shown in every frame."""
    file = BytesIO()
    with av.open(file, "w", format=container) as made:
        stream = made.add_stream(codec, rate=fps, options=OPTIONS.get(codec, {}))
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.time_base = Fraction(1, fps)
        frames = (_black(width, height), None)
        key_frame = next(bytes(packet) for frame in frames for packet in stream.encode(frame))
        for number in range(round(fps * seconds)):
            packet = av.Packet(key_frame)
            packet.stream, packet.time_base, packet.is_keyframe = stream, Fraction(1, fps), True
            packet.pts = packet.dts = number
            packet.duration = 1
            made.mux(packet)
    return file.getvalue()


def _black(width: int, height: int) -> av.VideoFrame:
    frame = av.VideoFrame(width, height, "yuv420p")
    for plane, level in zip(frame.planes, (16, 128, 128), strict=True):
        plane.update(bytes([level]) * plane.buffer_size)
    return frame


def with_free_box(video: bytes, content: bytes) -> bytes:
    """The same MP4, and bytes that no player looks at (ISO/IEC 14496-12, `free`): another file, of any length."""
    return video + (8 + len(content)).to_bytes(4, "big") + b"free" + content
