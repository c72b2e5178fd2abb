"""The marketer's hand in the script, one save after another, whatever else is open."""

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.scripts.edits import ScriptEdit, edited, first_step_touched, says_already
from makeafvdo.domain.videos.videos import Video, refuse_edit, stale_after_edit
from makeafvdo.services.scripts.write_script import StoredScript, find_script, store_script


def edit_script(
    video: Video, edit: ScriptEdit, version: str, *, videos: VideosTable, media: S3Media
) -> tuple[Video, StoredScript]:
    """The script with the edit in it. `version` is of the script the edit was made on.

    Raises Conflict during a run, and where the script has changed since: then nothing is lost, neither there nor here.
    """
    refuse_edit(video)
    stored = find_script(video, media)
    if stored is None:
        raise Conflict("script_not_written")
    if says_already(stored.script, edit):
        return video, stored
    if stored.version != version:
        raise Conflict("edited_elsewhere")
    script = edited(stored.script, edit)
    touched = first_step_touched(stored.script, script)
    if touched is None:
        return video, stored
    video = videos.note_edit(video, stale_after_edit(video, touched))
    fresh = StoredScript(made_from=stored.made_from, script=script, written=stored.written or stored.script)
    store_script(video, fresh, media)
    return video, fresh
