"""The end of every run: called by the state machine, or by the event of an execution cut off."""

from makeafvdo.adapters.metrics import count
from makeafvdo.bootstrap import Container
from makeafvdo.config import BusSettings
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.observability import logger
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, settlement_of, task
from makeafvdo.services.videos.run_timing import learn_timing
from makeafvdo.services.videos.settle_video import settle_run


@task(BusSettings)
def handler(task_input: TaskInput, app: Container) -> TaskOutput:
    video = settle_run(settlement_of(task_input), videos=app.videos, sends=app.sends, now=app.clock())
    if video is None:
        return {"state": None}
    if video.failure is not None:
        logger.warning("run ended before its time", state=video.state, **video.failure.model_dump(mode="json"))
    app.announce_video(video)
    count("RunFailed", 1 if video.state is VideoState.FAILED else 0)
    count("RunOutcome", state=video.state)
    learn_timing(video, app.cache)
    return {"state": video.state}
