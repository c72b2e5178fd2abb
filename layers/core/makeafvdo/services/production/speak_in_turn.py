"""One voice for the whole script, whatever happens to the others.

    the first scene     takes the first voice that is left and writes it on the row: every scene speaks with that one
    a voice that fails  is dropped on the row, with the reason, before anything else is done; its scene stays unspoken
    after the scenes    `one_voice`: spoken by one voice, or all of it once more by the next one

A round without a drop is the last, every drop uses up a voice, and the embedded one cannot be dropped. What a voice has
spoken is kept under its own name, so a scene that is asked for again is found. A retried or killed task finds the turn
and the drops on the row.
"""

from collections.abc import Callable, Mapping

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.adapters.metrics import count
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.adapters.voices.asking import Patience
from makeafvdo.adapters.voices.choosing import Voices
from makeafvdo.adapters.voices.voice import Delivery
from makeafvdo.domain.ai_faults import AiFault
from makeafvdo.domain.errors import Throttled
from makeafvdo.domain.scripts.scripts import Scene
from makeafvdo.domain.videos.options import EMBEDDED, Tone
from makeafvdo.domain.videos.videos import Video
from makeafvdo.services.production.one_voice import SpokenScene
from makeafvdo.services.production.reserve_characters import ReserveCharacters
from makeafvdo.services.production.speak import speak_scene

_OVER_BUDGET = "budget"


def delivery_of(video: Video, tone: Tone) -> Delivery:
    return Delivery(tone, video.options.speed, tuple(sorted(video.own_words.items())))


def speak_in_turn(
    video: Video,
    scene: Scene,
    tone: Tone,
    *,
    voices: Voices,
    videos: VideosTable,
    artifacts: Artifacts,
    reserve: ReserveCharacters,
    own_words: Mapping[str, str],
    patience: Callable[[], Patience] | None = None,
) -> SpokenScene:
    """Speak the scene with the voice whose turn it is; `own_words` are those of now, and count from the first scene on.

    Raises Conflict where the run is over.
    """
    video = _with_voice_in_turn(video, tone, voices, videos, own_words)
    voice_id = video.voice_in_turn or EMBEDDED
    delivery = delivery_of(video, tone)
    try:
        voice = voices.build(voice_id)
        spoken = speak_scene(
            scene,
            delivery,
            voice,
            artifacts,
            video.prefix,
            spend=_spending(video.user_id, reserve),
            patience=patience() if patience else None,
        )
    except AiFault as fault:
        return _dropped(video, scene, voice_id, fault.kind.value, videos)
    except _OverBudget:
        return _dropped(video, scene, voice_id, _OVER_BUDGET, videos)
    return SpokenScene(
        scene_id=scene.scene_id,
        voice=voice.id,
        revision=voice.revision,
        billed_characters=spoken.billed_characters,
    )


class _OverBudget(Exception):
    """The marketer's characters of the day are used up."""


def _spending(user_id: str, reserve: ReserveCharacters) -> Callable[[int], None]:
    def spend(characters: int) -> None:
        try:
            reserve(user_id, characters)
        except Throttled:
            raise _OverBudget from None

    return spend


def _with_voice_in_turn(
    video: Video, tone: Tone, voices: Voices, videos: VideosTable, own_words: Mapping[str, str]
) -> Video:
    while video.voice_in_turn is None:
        gone = {each.voice for each in video.dropped_voices}
        left = (each for each in voices.candidates(video.options.voice, tone) if each not in gone)
        video = videos.take_voice_turn(video, next(left, EMBEDDED), own_words)
    return video


def _dropped(video: Video, scene: Scene, voice_id: str, reason: str, videos: VideosTable) -> SpokenScene:
    now = videos.get(video.user_id, video.video_id)
    if now.voice_in_turn == voice_id:
        count("ProviderPassedOver", provider=voice_id)
        videos.drop_voice(now.model_copy(update={"run": video.run}), voice_id, reason)
    return SpokenScene(scene_id=scene.scene_id, voice=voice_id)
