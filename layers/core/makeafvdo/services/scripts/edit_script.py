"""Save the marketer's edit of the script; of two tabs, the one with the older script is refused."""

from collections.abc import Sequence
from datetime import datetime

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.scripts.edits import ScriptEdit, edited, first_step_touched, is_applied
from makeafvdo.domain.scripts.own_claims import Answer, answered_for, findings_in, own_texts
from makeafvdo.domain.scripts.segmentation import Segment
from makeafvdo.domain.scripts.stored_script import StoredScript
from makeafvdo.domain.videos.videos import Video, refuse_edit, stale_after_edit


def edit_script(
    video: Video,
    edit: ScriptEdit,
    version: str,
    *,
    videos: VideosTable,
    artifacts: Artifacts,
    segment: Segment,
    now: datetime,
    answers: Sequence[Answer] = (),
) -> tuple[Video, StoredScript]:
    """The script with the edit in it. `version` is of the script the edit was made on.

    Raises Conflict during a run, where the script has changed since, and for risky words of the marketer's own without
    an answer to each in `answers`; then nothing is stored.
    """
    refuse_edit(video)
    stored = artifacts.find_script(video.prefix)
    if stored is None:
        raise Conflict("script_not_written")
    if is_applied(stored.script, edit):
        return video, stored
    if stored.version != version:
        raise Conflict("edited_elsewhere")
    script = edited(stored.script, edit)
    if script == stored.script:
        return video, stored
    written = stored.written or stored.script
    product = artifacts.find_product(video.prefix)
    own, before = list(own_texts(script, written)), list(own_texts(stored.script, written))
    unchanged = [text for text in own if text in before]
    accepted = answered_for(findings_in(own, product, segment), answers, stored.accepted, unchanged, now)
    touched = first_step_touched(stored.script, script)
    video = videos.record_edit(video, stale_after_edit(video, touched) if touched else video.stale_from)
    fresh = stored.model_copy(
        update={"script": script, "written": written, "accepted": accepted, "without_other_words": None}
    )
    artifacts.put_script(video.prefix, fresh)
    return video, fresh
