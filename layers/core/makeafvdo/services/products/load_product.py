"""What is known of a video's product so far."""

from datetime import datetime

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.products.links import recognise
from makeafvdo.domain.products.products import ESSENTIALS, Product
from makeafvdo.domain.videos.videos import Video


def known_product(video: Video, *, media: S3Media, now: datetime) -> Product:
    """The product as stored; where nothing was read, a form to be filled in."""
    stored = media.find_json(f"{video.prefix}/product.json", Product)
    return stored or Product(title="", affiliate_url=_pasted_link(video), missing=ESSENTIALS, read_at=now)


def _pasted_link(video: Video) -> str | None:
    try:
        return recognise(video.link or "").affiliate_url
    except Invalid:
        return None
