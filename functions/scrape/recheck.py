"""Before sending: compare the price in the video with the one on its page. The marketer decides where it has moved."""

from makeafvdo.bootstrap import Container
from makeafvdo.domain.errors import NeedsInput
from makeafvdo.domain.videos.videos import Reason, VideoState
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, enter_state, task
from makeafvdo.services.products.recheck_price import check_price, has_moved


@task()
def handler(task_input: TaskInput, app: Container) -> TaskOutput:
    video = enter_state(task_input, VideoState.SENDING, app)
    check = check_price(video, shops=app.shops, artifacts=app.artifacts, now=app.clock())
    enter_state(task_input, VideoState.SENDING, app, price_check=check.model_dump(mode="json") if check else None)
    if has_moved(check, video):
        raise NeedsInput("price_moved", Reason.PRICE_MOVED)
    return {"price_moved": False}  # executions begun on release 2026-11-30 and before read it
