"""Before sending: is the price in the video still the price?"""

from makeafvdo import bootstrap
from makeafvdo.domain.videos import VideoState
from makeafvdo.entrypoints.task import Answer, Event, entered, task
from makeafvdo.services.recheck_price import price_has_moved


@task
def handler(event: Event) -> Answer:
    video = entered(event, VideoState.SENDING)
    moved = price_has_moved(video, shops=bootstrap.shops(), media=bootstrap.media(), now=bootstrap.clock())
    return {"price_moved": moved}
