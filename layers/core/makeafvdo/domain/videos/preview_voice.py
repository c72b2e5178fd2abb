"""The embedded voice is a preview: what it speaks goes nowhere before somebody has heard it. Pure."""

from makeafvdo.domain.videos.options import EMBEDDED
from makeafvdo.domain.videos.videos import Video


def is_spoken_by_preview(video: Video) -> bool:
    """Of the finished sound. Videos made before there were other voices do not name theirs."""
    return video.spoken_by is None or video.spoken_by.voice == EMBEDDED


def may_be_sent(video: Video, *, allows_preview_voice: bool) -> bool:
    """Whether the run that has made the file may go on to send it, as nobody has heard it yet."""
    return allows_preview_voice or not is_spoken_by_preview(video)
