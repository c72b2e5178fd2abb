"""Step 3, once a scene: speak it."""

from makeafvdo.bootstrap import Container
from makeafvdo.config import VoiceSettings
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, enter_state, task
from makeafvdo.services.production.speak import speak_scene


@task(VoiceSettings)
def handler(task_input: TaskInput, app: Container) -> TaskOutput:
    video = enter_state(task_input, VideoState.SPEAKING, app)
    script = app.artifacts.script(video.prefix).script
    scene = next(scene for scene in script.scenes if scene.scene_id == task_input["scene_id"])
    speak_scene(scene, script.tone, app.voice, app.artifacts, video.prefix)
    return {"scene_id": scene.scene_id}
