"""Which of a video's artifacts has to be made again."""

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.stored_script import StoredScript
from makeafvdo.domain.videos.videos import Step, Video, step_after_tap


def lost_artifact(
    video: Video, product: Product | None, script: StoredScript | None, *, artifacts: Artifacts
) -> str | None:
    """The code of the first artifact that was stored, is needed by the next run and cannot be read; else None.

    `product` and `script` are what could be read.
    """
    try:
        step = step_after_tap(video)
    except Conflict:
        return None
    if product is None and artifacts.has_product(video.prefix):
        return "product_lost"
    if script is None and artifacts.has_script(video.prefix):
        return "script_lost"
    if step is Step.SEND and not artifacts.has_file_to_send(video):
        return "video_file_lost"
    return None
