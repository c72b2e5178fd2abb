"""Before sending: compare the price in the video with the one on its page."""

from makeafvdo.bootstrap import Container
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, enter_state, task
from makeafvdo.services.products.recheck_price import check_price, has_moved


@task()
def handler(task_input: TaskInput, app: Container) -> TaskOutput:
    video = enter_state(task_input, VideoState.SENDING, app)
    check = check_price(video, shops=app.shops, artifacts=app.artifacts, now=app.clock())
    enter_state(task_input, VideoState.SENDING, app, price_check=check.model_dump(mode="json") if check else None)
    return {"price_moved": has_moved(check, video)}
