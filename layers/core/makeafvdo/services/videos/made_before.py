"""Products a marketer has made a video of lately: a second one of the same product is worth a warning, no more."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.products.links import ShortLink, recognise
from makeafvdo.domain.videos.variants import HOW_MANY, variant_id
from makeafvdo.domain.videos.videos import Video

LATELY = timedelta(days=28)


@dataclass(frozen=True)
class MadeBefore:
    """The latest video of the product."""

    video_id: str
    at: datetime


def made_before(user_id: str, links: Collection[str], *, videos: VideosTable, now: datetime) -> dict[str, MadeBefore]:
    """Link → the latest video of its product, where one was begun in the last 28 days and stands.

    What a short link leads to is not known before it is opened: it is never in the answer.
    """
    products = {link: url for link in links if (url := canonical_url_of(link)) is not None}
    if not products:
        return {}
    made = {url: MadeBefore(video_id, at) for url, video_id, at in videos.products_since(user_id, now - LATELY)}
    return {link: made[url] for link, url in products.items() if url in made}


def made_before_video(video: Video, *, videos: VideosTable) -> MadeBefore | None:
    """The latest video of its product begun in the 28 days before it, and not one of three with it."""
    first = video.variant.of if video.variant else video.video_id
    three = {first, *(variant_id(first, nth) for nth in range(2, HOW_MANY + 1))}
    latest = None
    for url, video_id, at in videos.products_since(video.user_id, video.created_at - LATELY):
        if url == video.canonical_url and video_id not in three and at <= video.created_at:
            latest = MadeBefore(video_id, at)
    return latest


def canonical_url_of(link: str) -> str | None:
    """The product's address for every link that leads to it; None for a short link and for none."""
    try:
        read = recognise(link)
    except Invalid:
        return None
    return None if isinstance(read, ShortLink) else read.canonical_url
