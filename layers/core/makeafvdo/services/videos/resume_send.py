"""Start the run of a video whose send was held back."""

from makeafvdo.adapters.tables.erasures import ErasuresTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.adapters.workflow import Workflow
from makeafvdo.domain.errors import Conflict, NotFound, Unreadable
from makeafvdo.domain.tiktok.sends import Send
from makeafvdo.domain.videos.videos import Step, Until, VideoState

_WAITING = {VideoState.WAITING_SLOT, VideoState.PROCESSING}


def resume_send(send: Send, *, videos: VideosTable, erasures: ErasuresTable, workflow: Workflow) -> bool:
    """Start the video's run at `send` unless one is live; False where the video does not wait for this send, or its
    marketer's account is being erased.
    """
    try:
        video = videos.get(send.user_id, send.video_id)
    except (NotFound, Unreadable):
        return False
    if video.in_run:
        return True
    if video.state not in _WAITING or video.send_id != send.send_id or erasures.is_erased(send.user_id):
        return False
    try:
        queued = videos.take_run(video, Step.SEND, Until.INBOX)
    except Conflict:
        return True
    workflow.start(queued)
    return True
