"""Step 3, once a scene: speak it."""

from makeafvdo.bootstrap import Container
from makeafvdo.config import VoiceSettings
from makeafvdo.domain.scripts.recordings import OWN_VOICE
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, enter_state, task
from makeafvdo.services.production.speak import speak_scene
from makeafvdo.services.production.speak_recorded import speak_recorded


@task(VoiceSettings)
def handler(task_input: TaskInput, app: Container) -> TaskOutput:
    video = enter_state(task_input, VideoState.SPEAKING, app)
    script = app.artifacts.script(video.prefix).script
    scene = next(scene for scene in script.scenes if scene.scene_id == task_input["scene_id"])
    if video.options.voice == OWN_VOICE:
        speak_recorded(scene, script, app.artifacts, video.prefix)
    else:
        speak_scene(scene, script.tone, app.voice, app.artifacts, video.prefix)
    return {"scene_id": scene.scene_id}
