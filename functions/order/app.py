"""Videos that other programs order: the event `makeafvdo.video.requested` of the app's own bus, through a queue."""

from makeafvdo.bootstrap import Container
from makeafvdo.config import OrderSettings, QuotaSettings, RunSettings
from makeafvdo.entrypoints.observability import logger
from makeafvdo.entrypoints.orders import orders
from makeafvdo.services.videos.take_order import take_order


@orders(OrderSettings, RunSettings, QuotaSettings)
def handler(message: str, app: Container) -> None:
    video = take_order(
        message,
        users=app.users,
        videos=app.videos,
        cache=app.cache,
        workflow=app.workflow,
        reserve_run=app.reserve_run,
        clock=app.clock,
        new_id=app.new_id,
    )
    logger.info("order taken", video_id=video.video_id)
