"""Other words for the whole script or for one scene, as the marketer has asked."""

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.briefing import brief_of
from makeafvdo.domain.scripts.rewriting import with_scene_anew, written_anew
from makeafvdo.domain.scripts.stored_script import StoredScript, product_digest, source_digest
from makeafvdo.domain.videos.options import EMBEDDED
from makeafvdo.domain.videos.videos import REWRITE_ALL, Video
from makeafvdo.services.scripts.compose_script import Composed, Composer
from makeafvdo.services.scripts.write_script import PaceOf, compose

_MORE_TAKES = 4
"""Of the embedded writer, which costs nothing: a scene is taken from the first that says something new."""


def rewrite_script(video: Video, what: str, *, artifacts: Artifacts, composer: Composer, pace_of: PaceOf) -> None:
    """Write `what` in other words: `REWRITE_ALL`, or a scene id; every other scene stays word for word.

    `take` of the options has gone up by one for it. Safe to repeat: a script of this very take is left as it is.
    """
    product = artifacts.product(video.prefix)
    stored = artifacts.find_script(video.prefix)
    made_from = source_digest(product, video.options)
    if stored is None or stored.made_from == made_from:
        return
    composed = compose(video, product, artifacts=artifacts, composer=composer, pace_of=pace_of)
    script, writing = composed
    fresh = StoredScript(made_from=made_from, script=script, writing=writing, product_digest=product_digest(product))
    before = video.options.model_copy(update={"take": video.options.take - 1})
    is_current = stored.made_from == source_digest(product, before)
    if what == REWRITE_ALL:
        artifacts.put_script(video.prefix, written_anew(stored, fresh, is_current=is_current))
        return
    takes = [composed]
    if writing.writer == EMBEDDED:
        takes += [_of_take(video, product, take, composer, pace_of) for take in range(1, _MORE_TAKES + 1)]
    artifacts.put_script(video.prefix, with_scene_anew(stored, fresh, takes, what, is_current=is_current))


def _of_take(video: Video, product: Product, later: int, composer: Composer, pace_of: PaceOf) -> Composed:
    options = video.options.model_copy(update={"take": video.options.take + later})
    return composer.compose_embedded(brief_of(product, options, pace_of(options)))
