"""Bring back the script that was there before the whole of it was written anew."""

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.scripts.rewriting import brought_back
from makeafvdo.domain.scripts.stored_script import StoredScript
from makeafvdo.domain.videos.videos import Step, Video, refuse_edit, stale_after_edit


def restore_script(video: Video, *, videos: VideosTable, artifacts: Artifacts) -> tuple[Video, StoredScript]:
    """The video with its previous script, once. Raises Conflict during a run, and where there is none."""
    refuse_edit(video)
    stored = artifacts.find_script(video.prefix)
    back = brought_back(stored) if stored else None
    if back is None:
        raise Conflict("no_previous_script")
    video = videos.record_edit(video, stale_after_edit(video, Step.VOICE))
    artifacts.put_script(video.prefix, back)
    return video, back
