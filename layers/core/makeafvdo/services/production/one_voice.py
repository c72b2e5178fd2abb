"""Whether one voice has spoken all scenes of a script, and which."""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from makeafvdo.adapters.voices.catalogue import label_of
from makeafvdo.domain.videos.videos import InsteadOf, SpokenBy, Video

_NO_KEY = "not_set_up"


class SpokenScene(BaseModel):
    """What became of one scene. `revision` of None: its voice failed and was dropped."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    scene_id: str
    voice: str
    revision: str | None = None
    billed_characters: int = 0


def settle_on_one_voice(video: Video, spoken: Sequence[SpokenScene]) -> SpokenBy | None:
    """The voice of the whole script; None where scenes are missing or differ, and all are to be asked for again."""
    if len({scene.revision for scene in spoken}) != 1 or spoken[0].revision is None:
        return None
    return SpokenBy(
        voice=spoken[0].voice,
        revision=spoken[0].revision,
        billed_characters=sum(scene.billed_characters for scene in spoken),
        instead_of=_instead_of(video, spoken[0].voice),
    )


def _instead_of(video: Video, used: str) -> InsteadOf | None:
    wanted = video.options.voice or next((each.voice for each in video.dropped_voices), used)
    if wanted == used:
        return None
    reason = next((each.reason for each in video.dropped_voices if each.voice == wanted), _NO_KEY)
    wanted_label, used_label = label_of(wanted), label_of(used)
    return InsteadOf(
        wanted_th=wanted_label.th,
        wanted_en=wanted_label.en,
        used_th=used_label.th,
        used_en=used_label.en,
        reason=reason,
    )
