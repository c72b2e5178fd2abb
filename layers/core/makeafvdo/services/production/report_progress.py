"""How far a render has come, told to the video's row often enough to be looked at and no oftener."""

from collections.abc import Callable
from datetime import datetime, timedelta

from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.videos.videos import Video

_APART = timedelta(seconds=2)


def report_progress(video: Video, *, videos: VideosTable, clock: Callable[[], datetime]) -> Callable[[float], None]:
    """What is to be called with the share done (0–1).

    It raises Conflict once the video's run is over, so that work nobody waits for any more comes to an end.
    """
    reported_at = clock()

    def report(share: float) -> None:
        nonlocal reported_at
        if clock() - reported_at >= _APART:
            reported_at = clock()
            videos.note_progress(video.user_id, video.video_id, video.run, share)

    return report
