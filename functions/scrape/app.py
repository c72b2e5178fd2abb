"""Step 1: read the product a link leads to."""

from makeafvdo import bootstrap
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.task import Answer, Event, entered, task
from makeafvdo.services.products.scrape_product import scrape_product


@task
def handler(event: Event) -> Answer:
    video = entered(event, VideoState.SCRAPING)
    product = scrape_product(video.link, bootstrap.shops(), bootstrap.media(), video.prefix, bootstrap.clock())
    entered(event, VideoState.SCRAPING, title=product.title or None, missing=list(product.missing))
    return {"is_complete": not product.missing}
