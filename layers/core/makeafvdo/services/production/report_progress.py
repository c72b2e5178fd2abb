"""Write the share of a render that is done to the video's row, at most every two seconds."""

from collections.abc import Callable
from datetime import datetime, timedelta

from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.videos.videos import Video

_MIN_INTERVAL = timedelta(seconds=2)


def report_progress(video: Video, *, videos: VideosTable, clock: Callable[[], datetime]) -> Callable[[float], None]:
    """A callback for the share done (0–1). It raises Conflict once the video's run is over, which ends the render."""
    reported_at = clock()

    def report(share: float) -> None:
        nonlocal reported_at
        if clock() - reported_at >= _MIN_INTERVAL:
            reported_at = clock()
            videos.record_progress(video.user_id, video.video_id, video.run, share)

    return report
