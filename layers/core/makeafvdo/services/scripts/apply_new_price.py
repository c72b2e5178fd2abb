"""The price has moved, and the marketer wants the new one in the video."""

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.videos.videos import Step, Video, stale_after_edit
from makeafvdo.services.scripts.write_script import say_new_price


def take_new_price(video: Video, *, videos: VideosTable, media: S3Media) -> Video:
    """The video with the price last read in its product and script; only what names it is made again.

    A video whose price was not read anew stays as it is.
    """
    if video.price_check is None or video.price_check.now is None:
        return video
    key = f"{video.prefix}/product.json"
    product = media.get_json(key, Product).model_copy(update=dict(video.price_check.now))
    video = videos.note_edit(video, stale_after_edit(video, Step.VOICE))
    say_new_price(video, product, media)
    media.put_json(key, product)
    return video
