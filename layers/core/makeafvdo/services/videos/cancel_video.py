"""Cancel a video while no byte of it can have gone to TikTok."""

from contextlib import suppress
from datetime import datetime

from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.adapters.workflow import Workflow
from makeafvdo.domain.errors import Conflict, Transient
from makeafvdo.domain.videos.videos import Video, state_after_cancel
from makeafvdo.services.tiktok.send_ledger import stop_sending
from makeafvdo.services.videos.library import find_video

_TRIES = 5


def cancel_video(
    user_id: str, video_id: str, *, videos: VideosTable, sends: SendsTable, workflow: Workflow, now: datetime
) -> Video:
    """End whatever is under way of the video. Safe to repeat. Raises Conflict once bytes may have gone.

    The row is written first. Every step begins with a conditional write on the row, so from then on neither the run nor
    the sweep can begin to send; stopping the execution and the send is only cleaning up.
    """
    for _ in range(_TRIES):
        video = find_video(user_id, video_id, videos=videos)
        state = state_after_cancel(video)
        if state is video.state:
            return video
        try:
            cancelled = videos.cancel(video, state)
        except Conflict:
            continue
        if video.in_run:
            workflow.stop(video)
        if video.connection_id is not None:
            with suppress(Transient):  # the sweep was first, and ends such a send too
                stop_sending(video.connection_id, video_id, "send_cancelled", sends=sends, now=now)
        return cancelled
    raise Conflict("video_is_busy")
