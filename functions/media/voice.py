"""Step 3, once a scene: speak it."""

from makeafvdo import bootstrap
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.task import Answer, Event, entered, task
from makeafvdo.services.production.speak import speak_scene
from makeafvdo.services.scripts.write_script import stored_script


@task
def handler(event: Event) -> Answer:
    video = entered(event, VideoState.SPEAKING)
    script = stored_script(video, bootstrap.media())
    scene = next(scene for scene in script.scenes if scene.scene_id == event["scene_id"])
    speak_scene(scene, script.tone, bootstrap.voice(), bootstrap.media(), f"{video.prefix}/voice/")
    return {"scene_id": scene.scene_id}
