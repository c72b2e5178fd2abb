"""Another length, style or voice for a video without a run under way."""

from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.videos.options import OPTIONS_OF_SCRIPT, OPTIONS_OF_VOICE, Options
from makeafvdo.domain.videos.videos import Step, Video, refuse_edit, stale_after_edit


def change_options(video: Video, choices: Options, *, videos: VideosTable) -> Video:
    """Store the choices set in `choices`; the next run makes again what depends on them."""
    refuse_edit(video)
    given = choices.model_dump(include=choices.model_fields_set)
    options = video.options.model_copy(update=given)
    touched = {name for name in given if getattr(options, name) != getattr(video.options, name)}
    if not touched:
        return video
    edit = stale_after_edit(video, _first_step(touched))
    return videos.record_edit(video, edit, options=options.model_dump(mode="json"))


def _first_step(touched: set[str]) -> Step:
    """That makes something of these options."""
    if touched & OPTIONS_OF_SCRIPT:
        return Step.SCRIPT
    return Step.VOICE if touched & OPTIONS_OF_VOICE else Step.RENDER
