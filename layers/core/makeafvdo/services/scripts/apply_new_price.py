"""Put a changed price into the product and the script."""

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.domain.products.price_check import PriceTag
from makeafvdo.domain.products.products import GIVEN_BY_MARKETER
from makeafvdo.domain.scripts.briefing import brief_of
from makeafvdo.domain.scripts.price_scenes import with_new_price, writing_with_new_price
from makeafvdo.domain.scripts.stored_script import StoredScript, product_digest, source_digest
from makeafvdo.domain.videos.videos import Video
from makeafvdo.services.scripts.compose_script import Composer
from makeafvdo.services.scripts.write_script import PaceOf


def apply_new_price(
    video: Video, price: PriceTag, *, artifacts: Artifacts, composer: Composer, pace_of: PaceOf
) -> None:
    """Put `price` into the stored product, and into the scenes and lines of the script that name it; every other scene
    stays word for word as it is. The embedded writer words them: a price is not worth asking a model again.

    Safe to repeat. A price that the marketer has typed since stays.
    """
    product = artifacts.product(video.prefix)
    if product.sources.get("price") in GIVEN_BY_MARKETER:
        return
    product = product.model_copy(update=dict(price))
    stored = artifacts.find_script(video.prefix)
    if stored is None:  # written anew, it names the new price
        artifacts.put_product(video.prefix, product)
        return
    brief = brief_of(product, video.options, pace_of(video.options))
    written, rewritten = stored.written or stored.script, composer.compose_embedded(brief)
    of_writer = with_new_price(written, written, rewritten.script, composer.segment)
    fresh = StoredScript(
        made_from=source_digest(product, video.options),
        script=with_new_price(stored.script, written, rewritten.script, composer.segment),
        written=of_writer if stored.written else None,
        writing=stored.writing
        and writing_with_new_price(stored.writing, written, of_writer, rewritten.writing, composer.segment),
        accepted=stored.accepted,
        product_digest=product_digest(product),
    )
    artifacts.put_script(video.prefix, fresh)
    artifacts.put_product(video.prefix, product)
