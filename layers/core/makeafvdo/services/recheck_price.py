"""Is the price in the video still the price? Asked right before sending."""

from datetime import datetime, timedelta

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.domain.errors import AppError
from makeafvdo.domain.products import Product
from makeafvdo.domain.videos import Reason, Video
from makeafvdo.services.scrape_product import Shops, find_link, read_product

_FRESH_FOR = timedelta(hours=1)


def price_has_moved(video: Video, *, shops: Shops, media: S3Media, now: datetime) -> bool:
    """True only when the page was read anew and says another price.

    Not asked when the price was read within the hour, came from the marketer, is not in the video, or when the
    marketer has seen the new price and sends as it is. A page that cannot be read now holds nothing up.
    """
    product = media.get_json(f"{video.prefix}/product.json", Product)
    asked_before = video.reason is Reason.PRICE_MOVED
    if video.link is None or asked_before or product.price is None or product.sources.get("price") == "marketer":
        return False
    if now - product.read_at < _FRESH_FOR:
        return False
    try:
        current = read_product(find_link(video.link, shops), shops, now)
    except AppError:
        return False
    return current.price is not None and current.price != product.price
