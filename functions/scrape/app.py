"""Step 1: read the product a link leads to, and the screenshot a marketer took of its page."""

from makeafvdo.bootstrap import Container
from makeafvdo.config import AiOrder, AiSettings
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.task import TaskInput, TaskOutput, enter_state, task
from makeafvdo.services.products.scrape_product import scrape_product


@task(AiSettings, AiOrder)
def handler(task_input: TaskInput, app: Container) -> TaskOutput:
    video = enter_state(task_input, VideoState.SCRAPING, app)
    if video.screenshot:
        from makeafvdo.services.products.read_screenshot import read_screenshot  # brings the hosted writers

        read_screenshot(video.prefix, video.screenshot, readers=app.screenshot_readers, artifacts=app.artifacts)
        enter_state(task_input, VideoState.SCRAPING, app, screenshot=None)
    product = scrape_product(video.link, app.shops, app.artifacts, video.prefix, app.clock(), video.given)
    commission = product.commission_percent
    read = {
        "title": product.title or None,
        "canonical_url": product.canonical_url,
        "commission_percent": None if commission is None else str(commission),
        "in_affiliate_programme": product.in_affiliate_programme,
        "missing": list(product.missing),
    }
    enter_state(task_input, VideoState.SCRAPING, app, **read)
    return {"is_complete": not product.missing}
