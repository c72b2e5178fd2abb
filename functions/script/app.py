"""Step 2: write the sales script."""

from makeafvdo import bootstrap
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.task import Answer, Event, entered, task
from makeafvdo.services.scripts.write_script import write_script


@task
def handler(event: Event) -> Answer:
    script = write_script(entered(event, VideoState.WRITING), media=bootstrap.media())
    return {"scenes": [{"scene_id": scene.scene_id} for scene in script.scenes]}
