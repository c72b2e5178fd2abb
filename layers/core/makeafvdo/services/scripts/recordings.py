"""The marketer's readings of a script, kept in the video's folder: they go with the video, and nowhere else."""

from typing import NamedTuple

from makeafvdo.adapters.artifacts import Artifacts, recording_key
from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.errors import Invalid, NotFound
from makeafvdo.domain.products.uploads import SNIFFED_BYTES, UploadKind, recording_type, upload_key
from makeafvdo.domain.scripts.cutting import MOST_FRAMES, Cutting, cut_at_pauses
from makeafvdo.domain.scripts.recordings import (
    Recording,
    phrase_digest,
    phrases_to_read,
    reading_seconds,
)
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.domain.videos.options import OWN_VOICE
from makeafvdo.domain.videos.videos import Step, Video, refuse_edit, stale_after_edit
from makeafvdo.services.products.adopt_uploads import refuse_size


class PhraseToRead(NamedTuple):
    """`seconds`: how long it takes, estimated."""

    digest: str
    text: str
    seconds: float
    recording: Recording | None


def list_recordings(video: Video, *, artifacts: Artifacts) -> tuple[PhraseToRead, ...]:
    """Every phrase of the script in its order. Raises NotFound("script_not_written")."""
    recordings = artifacts.recordings(video.prefix)
    return tuple(
        PhraseToRead(digest, phrase, round(reading_seconds(phrase), 1), recordings.get(digest))
        for phrase in phrases_to_read(_script(video, artifacts))
        if (digest := phrase_digest(phrase))
    )


def keep_recording(
    video: Video, phrase: str, upload_id: str, *, videos: VideosTable, artifacts: Artifacts, intake: S3Media
) -> None:
    """Make the upload the recording of `phrase`, given by its digest; earlier takes are deleted.

    Safe to repeat: a take that is kept already is not looked for among the uploads again. Raises Conflict during a run,
    NotFound("phrase_unknown"), and Invalid as `refuse_size` or "recording_broken".
    """
    refuse_edit(video)
    if phrase not in set(map(phrase_digest, phrases_to_read(_script(video, artifacts)))):
        raise NotFound("phrase_unknown")
    key = recording_key(video.prefix, phrase, upload_id)
    if not artifacts.media.exists(key):
        source = upload_key(video.user_id, upload_id)
        refuse_size(UploadKind.RECORDING, 1, source, intake)
        content_type = recording_type(intake.get_first_bytes(source, SNIFFED_BYTES))
        if content_type is None:
            raise Invalid("recording_broken")
        _record_edit(video, videos)
        artifacts.media.copy_from(intake, source, key, content_type)
    artifacts.drop_recordings(video.prefix, phrase, before=upload_id)


def drop_recording(video: Video, phrase: str, *, videos: VideosTable, artifacts: Artifacts) -> None:
    """Delete what was recorded of `phrase`, given by its digest. Without effect where nothing was."""
    refuse_edit(video)
    if phrase in artifacts.recordings(video.prefix):
        _record_edit(video, videos)
        artifacts.drop_recordings(video.prefix, phrase)


def cut_whole_recording(video: Video, levels: tuple[int, ...], *, artifacts: Artifacts) -> Cutting:
    """Where a reading of the whole script may be cut, by its levels (see `cut_at_pauses`). Nothing is kept."""
    if len(levels) > MOST_FRAMES:
        raise Invalid("whole_recording_long")
    return cut_at_pauses(levels, [reading_seconds(phrase) for phrase in phrases_to_read(_script(video, artifacts))])


def _record_edit(video: Video, videos: VideosTable) -> None:
    """Of a video that is spoken in this voice, so that its next run speaks it anew."""
    stale_from = stale_after_edit(video, Step.VOICE)
    if video.options.voice == OWN_VOICE and stale_from is not video.stale_from:
        videos.record_edit(video, stale_from)


def _script(video: Video, artifacts: Artifacts) -> Script:
    stored = artifacts.find_script(video.prefix)
    if stored is None:
        raise NotFound("script_not_written")
    return stored.script
