"""Three videos of a product that its marketer has checked, in one tap: all three, or none."""

from datetime import datetime

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.adapters.workflow import Workflow
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.variants import HOW_MANY, Differs, Variant, options_of_variants, variant_id
from makeafvdo.domain.videos.videos import VIDEO_LIFE, Reason, Step, Until, Video, VideoState, refuse_edit
from makeafvdo.services.videos.reserve_run import ReserveRuns
from makeafvdo.services.videos.start_video import start_begun


def make_variants(
    video: Video,
    differs: Differs,
    *,
    videos: VideosTable,
    artifacts: Artifacts,
    workflow: Workflow,
    reserve_runs: ReserveRuns,
    now: datetime,
) -> list[Video]:
    """The video itself and two more of its product, as it is now, each up to READY. Safe to repeat until it answers.

    Raises Conflict where the product is not what the video waits for, Throttled where there is no room for three.
    """
    refuse_edit(video)
    if video.reason is not Reason.CHECK_PRODUCT:
        raise Conflict("video_is_past_that")
    product = artifacts.product(video.prefix)
    first, *others = options_of_variants(video.options, differs)
    ids = [variant_id(video.video_id, nth) for nth in range(2, HOW_MANY + 1)]
    reserve_runs(video.user_id, [(video.video_id, video.run + 1), *((each, 1) for each in ids)])
    variant = Variant(of=video.video_id, nth=1, differs=differs)
    made = []
    for nth, (video_id, options) in enumerate(zip(ids, others, strict=True), start=2):
        another = _another(video, video_id, options, variant.model_copy(update={"nth": nth}), now)
        _copy_product(product, video, another, artifacts)
        made.append(videos.create(another))
        start_begun(made[-1], workflow=workflow)
    taken = videos.take_run(
        video,
        Step.SCRIPT,
        Until.READY,
        options=first.model_dump(mode="json"),
        variant=variant.model_dump(mode="json"),
    )
    workflow.start(taken)
    return [taken, *made]


def _another(video: Video, video_id: str, options: Options, variant: Variant, now: datetime) -> Video:
    return Video(
        user_id=video.user_id,
        video_id=video_id,
        state=VideoState.QUEUED,
        run=1,
        in_run=True,
        from_step=Step.SCRIPT,
        until=Until.READY,
        link=video.link,
        options=options,
        given=video.given,
        own_sub_id=video.sub_id,
        variant=variant,
        title=video.title,
        canonical_url=video.canonical_url,
        commission_percent=video.commission_percent,
        in_affiliate_programme=video.in_affiliate_programme,
        connection_id=video.connection_id,
        created_at=now,
        changed_at=now,
        expires_at=int((now + VIDEO_LIFE).timestamp()),
    )


def _copy_product(product: Product, video: Video, another: Video, artifacts: Artifacts) -> None:
    """With pictures of its own: each of the three can be deleted for itself."""

    def copied(keys: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(key.replace(video.prefix, another.prefix, 1) for key in keys)

    for key, copy in zip((*product.photos, *product.clips), copied((*product.photos, *product.clips)), strict=True):
        artifacts.media.copy(key, copy)
    own = {"photos": copied(product.photos), "clips": copied(product.clips)}
    artifacts.put_product(another.prefix, product.model_copy(update=own))
