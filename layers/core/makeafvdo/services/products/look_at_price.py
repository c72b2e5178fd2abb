"""Look whether the price in a posted video is still the price."""

from collections.abc import Callable
from datetime import datetime

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.events import Event
from makeafvdo.domain.products.price_check import PriceCheck, PriceTag
from makeafvdo.domain.products.products import FROM_API, Product
from makeafvdo.domain.scripts.price_wording import holds_still
from makeafvdo.domain.videos.events import price_passed
from makeafvdo.domain.videos.videos import Video, VideoState
from makeafvdo.services.products.recheck_price import has_moved
from makeafvdo.services.products.scrape_product import Shops, ask_affiliate_api, find_link

PutEvent = Callable[[Event], None]


def look_at_price(
    user_id: str,
    video_id: str,
    run: int,
    *,
    videos: VideosTable,
    artifacts: Artifacts,
    shops: Shops,
    put_event: PutEvent,
    now: datetime,
) -> bool:
    """Whether it was the last look at the video that run `run` had made and its marketer has posted.

        price holds, or is not told now  → another look later
        price has passed                 → written on the row, then told by an event; the last look
        no video, or another one by now  → the last look, and so is one of a product whose price no affiliate API told

    The shop's page is not read. Safe to repeat: the row is written once, and a repeated event has the same id. Raises
    what `ask_affiliate_api` raises, and Transient where the event was not sent.
    """
    video = videos.find(user_id, video_id)
    if video is None or video.deleted_at or video.run != run or video.state is not VideoState.PUBLISHED:
        return True
    if video.price_passed is None:
        product = artifacts.find_product(video.prefix)
        if product is None or not _is_told_by_api(product):
            return True
        check = _check(product, shops, now)
        if check is None or not _has_passed(check, video):
            return False
        try:
            video = videos.record_price_passed(video, check)
        except Conflict:  # another look was first, or a run has begun
            return True
    _tell(video, put_event)
    return True


def _is_told_by_api(product: Product) -> bool:
    return product.canonical_url is not None and product.sources.get("price") == FROM_API


def _check(product: Product, shops: Shops, now: datetime) -> PriceCheck | None:
    """None where there is no price to compare."""
    in_video = PriceTag.on(product)
    if in_video is None or product.canonical_url is None:
        return None
    offered = ask_affiliate_api(find_link(product.canonical_url, shops), shops, now)
    return PriceCheck(in_video=in_video, now=PriceTag.on(offered) if offered else None, checked_at=now)


def _has_passed(check: PriceCheck, video: Video) -> bool:
    """By the rule of the check before a send, where the video names the price at all, or a number below it."""
    if check.now is None or not has_moved(check, video):
        return False
    return not holds_still(check.in_video.price, check.now.price, video.options)


def _tell(video: Video, put_event: PutEvent) -> None:
    event = price_passed(video)
    if event is not None:
        put_event(event)
