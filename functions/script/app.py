"""Step 2: write the sales script."""

from makeafvdo.bootstrap import Container
from makeafvdo.config import AiOrder, AiSettings
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, enter_state, task
from makeafvdo.services.scripts.apply_new_price import apply_new_price
from makeafvdo.services.scripts.rewrite_script import rewrite_script
from makeafvdo.services.scripts.write_script import write_script


@task(AiSettings, AiOrder)
def handler(task_input: TaskInput, app: Container) -> TaskOutput:
    video = enter_state(task_input, VideoState.WRITING, app)
    composer, pace_of = app.composer, app.voices.syllables_a_second
    if video.rewrite:
        rewrite_script(video, video.rewrite, artifacts=app.artifacts, composer=composer, pace_of=pace_of)
        enter_state(task_input, VideoState.WRITING, app, rewrite=None)
    if video.new_price:
        apply_new_price(video, video.new_price, artifacts=app.artifacts, composer=composer, pace_of=pace_of)
        enter_state(task_input, VideoState.WRITING, app, new_price=None)
    script = write_script(video, artifacts=app.artifacts, composer=composer, pace_of=pace_of)
    return {"scenes": [{"scene_id": scene.scene_id} for scene in script.scenes]}
