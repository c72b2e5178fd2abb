"""Which of a video's artifacts has to be made again."""

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.videos.videos import Step, Video, step_after_tap


def lost_artifact(video: Video, *, artifacts: Artifacts) -> str | None:
    """The code of the first artifact that was stored, is needed by the next run and cannot be read; else None."""
    try:
        step = step_after_tap(video)
    except Conflict:
        return None
    if artifacts.find_product(video.prefix) is None and artifacts.has_product(video.prefix):
        return "product_lost"
    if artifacts.find_script(video.prefix) is None and artifacts.has_script(video.prefix):
        return "script_lost"
    if step is Step.SEND and not artifacts.has_file_to_send(video):
        return "video_file_lost"
    return None
