"""After posting: is the price in the video still the price? Its marketer is told where it is not."""

from makeafvdo.bootstrap import Container
from makeafvdo.config import BusSettings
from makeafvdo.entrypoints.task import Run, TaskInput, TaskOutput, task
from makeafvdo.services.products.look_at_price import look_at_price


@task(BusSettings)
def handler(task_input: TaskInput, app: Container) -> TaskOutput:
    posted = Run.model_validate(task_input)
    is_last = look_at_price(
        posted.user_id,
        posted.video_id,
        posted.run,
        videos=app.videos,
        artifacts=app.artifacts,
        shops=app.shops,
        put_event=app.event_bus.put,
        now=app.clock(),
    )
    return {"is_last": is_last}
