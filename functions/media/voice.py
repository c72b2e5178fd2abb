"""Step 3, once a scene: speak it with the voice whose turn it is, or take the marketer's own reading."""

from makeafvdo.adapters.voices.recorded import REVISION
from makeafvdo.bootstrap import Container
from makeafvdo.config import AiOrder, AiSettings, VoiceSettings
from makeafvdo.domain.videos.options import OWN_VOICE
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, enter_state, task
from makeafvdo.services.production.one_voice import SpokenScene
from makeafvdo.services.production.speak_in_turn import speak_in_turn
from makeafvdo.services.production.speak_recorded import speak_recorded


@task(VoiceSettings, AiSettings, AiOrder)
def handler(task_input: TaskInput, app: Container) -> TaskOutput:
    video = enter_state(task_input, VideoState.SPEAKING, app)
    script = app.artifacts.script(video.prefix).script
    scene = next(scene for scene in script.scenes if scene.scene_id == task_input["scene_id"])
    if video.options.voice == OWN_VOICE:
        speak_recorded(scene, script, app.artifacts, video.prefix)
        return SpokenScene(scene_id=scene.scene_id, voice=OWN_VOICE, revision=REVISION).model_dump()
    spoken = speak_in_turn(
        video,
        scene,
        script.tone,
        voices=app.voices,
        videos=app.videos,
        artifacts=app.artifacts,
        reserve=app.reserve_characters,
        own_words=app.users.get(video.user_id).own_words,
    )
    return spoken.model_dump()
