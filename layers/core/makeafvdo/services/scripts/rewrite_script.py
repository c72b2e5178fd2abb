"""Other words for the whole script or for one scene, as the marketer has asked."""

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.domain.scripts.rewriting import with_scene_anew, written_anew
from makeafvdo.domain.scripts.stored_script import StoredScript, source_digest
from makeafvdo.domain.videos.videos import REWRITE_ALL, Video
from makeafvdo.services.scripts.compose_script import Composer
from makeafvdo.services.scripts.write_script import PaceOf, compose


def rewrite_script(video: Video, what: str, *, artifacts: Artifacts, composer: Composer, pace_of: PaceOf) -> None:
    """Write `what` in other words: `REWRITE_ALL`, or a scene id; every other scene stays word for word.

    `take` of the options has gone up by one for it. Safe to repeat: a script of this very take is left as it is.
    """
    product = artifacts.product(video.prefix)
    stored = artifacts.find_script(video.prefix)
    made_from = source_digest(product, video.options)
    if stored is None or stored.made_from == made_from:
        return
    script, writing = compose(video, product, artifacts=artifacts, composer=composer, pace_of=pace_of)
    fresh = StoredScript(made_from=made_from, script=script, writing=writing)
    before = video.options.model_copy(update={"take": video.options.take - 1})
    is_current = stored.made_from == source_digest(product, before)
    if what == REWRITE_ALL:
        artifacts.put_script(video.prefix, written_anew(stored, fresh, is_current=is_current))
        return
    artifacts.put_script(video.prefix, with_scene_anew(stored, fresh, what, is_current=is_current))
