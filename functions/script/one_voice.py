"""Step 3, after its scenes: whether one voice has spoken them all."""

from makeafvdo.bootstrap import Container
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, enter_state, task
from makeafvdo.services.production.one_voice import SpokenScene, settle_on_one_voice


@task()
def handler(task_input: TaskInput, app: Container) -> TaskOutput:
    video = enter_state(task_input, VideoState.SPEAKING, app)
    scenes = task_input["spoken"]
    spoken = [SpokenScene.model_validate(scene) for scene in scenes] if isinstance(scenes, list) else []
    spoken_by = settle_on_one_voice(video, spoken)
    if spoken_by is not None:
        enter_state(task_input, VideoState.SPEAKING, app, spoken_by=spoken_by.model_dump(mode="json"))
    return {"is_one": spoken_by is not None}
