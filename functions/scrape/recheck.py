"""Before sending: is the price in the video still the price?"""

from makeafvdo import bootstrap
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.task import Answer, Event, entered, task
from makeafvdo.services.products.recheck_price import check_price, has_moved


@task
def handler(event: Event) -> Answer:
    video = entered(event, VideoState.SENDING)
    check = check_price(video, shops=bootstrap.shops(), media=bootstrap.media(), now=bootstrap.clock())
    entered(event, VideoState.SENDING, price_check=check.model_dump(mode="json") if check else None)
    return {"price_moved": has_moved(check, video)}
