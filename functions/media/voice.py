"""Step 3, once a scene: speak it with the voice whose turn it is."""

from makeafvdo.bootstrap import Container
from makeafvdo.config import AiSettings, VoiceSettings
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, enter_state, task
from makeafvdo.services.production.speak_in_turn import speak_in_turn


@task(VoiceSettings, AiSettings)
def handler(task_input: TaskInput, app: Container) -> TaskOutput:
    video = enter_state(task_input, VideoState.SPEAKING, app)
    script = app.artifacts.script(video.prefix).script
    scene = next(scene for scene in script.scenes if scene.scene_id == task_input["scene_id"])
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
