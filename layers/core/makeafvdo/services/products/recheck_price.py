"""Compare the price in the video with the one on its page, right before sending."""

from datetime import datetime, timedelta

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.domain.errors import AppError
from makeafvdo.domain.products.price_check import PriceCheck, PriceTag
from makeafvdo.domain.products.products import GIVEN_BY_MARKETER
from makeafvdo.domain.videos.videos import Video
from makeafvdo.services.products.scrape_product import Shops, find_link, read_product

_FRESH_FOR = timedelta(hours=1)


def check_price(video: Video, *, shops: Shops, artifacts: Artifacts, now: datetime) -> PriceCheck | None:
    """The price read again, beside the one in the video; a page that cannot be read does not stop the send.

    None where there is nothing to compare: the price was read within the hour, came from the marketer, or is not in the
    video; or the stored product cannot be read.
    """
    product = artifacts.find_product(video.prefix)
    tag = PriceTag.on(product) if product else None
    if product is None or video.link is None or tag is None or product.sources.get("price") in GIVEN_BY_MARKETER:
        return None
    if now - product.read_at < _FRESH_FOR:
        return None
    try:
        current = PriceTag.on(read_product(find_link(video.link, shops), shops, now))
    except AppError:
        current = None
    return PriceCheck(in_video=tag, now=current, checked_at=now)


def has_moved(check: PriceCheck | None, video: Video) -> bool:
    """Whether the marketer has to decide: not where they have accepted this very price."""
    if check is None or check.now is None:
        return False
    return check.has_moved and check.now.price != video.accepted_price
