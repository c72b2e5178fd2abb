"""Begin a video, and start the next run of a settled one."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from makeafvdo.adapters.artifacts import Artifacts, screenshot_key
from makeafvdo.adapters.tables.cache import CacheTable
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.adapters.workflow import Workflow
from makeafvdo.domain.errors import Conflict, Invalid
from makeafvdo.domain.products.links import recognise
from makeafvdo.domain.products.price_check import PriceTag
from makeafvdo.domain.products.products import GivenFacts
from makeafvdo.domain.products.sub_ids import MOST_LETTERS, is_sub_id
from makeafvdo.domain.sha256 import sha256_hex
from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.videos import (
    MISSING_RECORDINGS,
    REWRITE_ALL,
    STEPS_WITH_SCENES,
    VIDEO_LIFE,
    FromBatch,
    Reason,
    Step,
    Until,
    Video,
    VideoState,
    reaches,
    refuse_edit,
    step_after_tap,
)
from makeafvdo.services.videos.made_before import canonical_url_of
from makeafvdo.services.videos.reserve_run import ReserveRun

if TYPE_CHECKING:
    from types_boto3_dynamodb.type_defs import TableAttributeValueTypeDef as Attribute

_IDEMPOTENCY_LIFE_S = 24 * 3600
_TAKES = 100


def _refuse_number(written: object) -> object:
    """A number would be read as seconds since 1970."""
    if isinstance(written, int | float):
        raise ValueError("a date and time with its offset is needed, such as 2026-12-01T18:00:00+07:00")  # noqa: TRY004
    return written


class NewVideo(BaseModel):
    """A marketer's or an automation's order. `link` is what was pasted, text around it included; null where the
    marketer brings everything. Up to the inbox nobody has tapped on the file: it goes under a standing consent only.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    link: str | None = Field(default=None, min_length=1, max_length=4096)
    options: Options = Options()
    until: Until = Until.PRODUCT
    connection_id: str | None = Field(default=None, max_length=64)
    schedule_at: Annotated[AwareDatetime | None, BeforeValidator(_refuse_number)] = None
    """The earliest time it may go to the inbox."""
    sub_id: str | None = Field(default=None, min_length=1, max_length=200)
    """The marketer's own, put into the link where it takes one: up to 64 of A-Z, a-z, 0-9, `-` and `_`."""


class Tap(BaseModel):
    """A marketer's order for the next run of a settled video. `mp4_sha256` is the consent to send exactly that file.

    `rewrite`: `all`, or the scene to be written in other words. `screenshot`: the upload to be read for the product,
    which the video has.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    until: Until
    connection_id: str | None = Field(default=None, max_length=64)
    mp4_sha256: str | None = Field(default=None, pattern="^[0-9a-f]{64}$")
    rewrite: str | None = Field(default=None, pattern="^[a-z0-9-]{1,40}$")
    screenshot: str | None = Field(default=None, pattern="^[0-9a-z]{26}$")


def start_video(
    user_id: str,
    order: NewVideo,
    idempotency_key: str,
    *,
    videos: VideosTable,
    cache: CacheTable,
    workflow: Workflow,
    reserve_run: ReserveRun,
    clock: Callable[[], datetime],
    new_id: Callable[[], str],
) -> Video:
    """Create a video and start its first run. The same `idempotency_key` of the same user gives the same video.

    Raises Throttled where a limit is reached, what `recognise` raises, and Invalid for what is no sub id.
    """
    if order.link is not None:
        recognise(order.link)
    if order.sub_id is not None and not is_sub_id(order.sub_id):
        raise Invalid("sub_id_unreadable", most=MOST_LETTERS)
    if order.until is Until.INBOX and order.connection_id is None:
        raise Invalid("no_account_chosen")
    if order.schedule_at is not None and order.schedule_at >= clock() + VIDEO_LIFE:
        raise Invalid("schedule_too_late")
    video_id = _claim_video_id(f"{user_id}#{idempotency_key}", cache, new_id)
    video = begin_video(user_id, video_id, order, videos=videos, reserve_run=reserve_run, clock=clock)
    start_begun(video, workflow=workflow)
    return video


def begin_video(
    user_id: str,
    video_id: str,
    order: NewVideo,
    *,
    videos: VideosTable,
    reserve_run: ReserveRun,
    clock: Callable[[], datetime],
    given: GivenFacts | None = None,
    batch: FromBatch | None = None,
) -> Video:
    """Reserve and write the first run of a video, without starting it. The same `video_id` gives the same video.

    Raises Throttled where a limit is reached.
    """
    video = videos.find(user_id, video_id)
    if video is not None:
        return video
    reserve_run(user_id, video_id, 1)
    new = _new_video(user_id, video_id, order, clock())
    return videos.create(new.model_copy(update={"given": given, "batch": batch}))


def start_begun(video: Video, *, workflow: Workflow) -> None:
    """Start the first run of what `begin_video` has written. No effect once that run is over."""
    if video.run == 1 and video.in_run:
        workflow.start(video)


def _new_video(user_id: str, video_id: str, order: NewVideo, now: datetime) -> Video:
    return Video(
        user_id=user_id,
        video_id=video_id,
        state=VideoState.QUEUED,
        run=1,
        in_run=True,
        from_step=Step.SCRAPE,
        until=order.until,
        link=order.link,
        canonical_url=canonical_url_of(order.link) if order.link else None,
        options=order.options,
        own_sub_id=order.sub_id,
        connection_id=order.connection_id,
        schedule_at=order.schedule_at,
        created_at=now,
        changed_at=now,
        expires_at=int((now + VIDEO_LIFE).timestamp()),
    )


def continue_video(
    video: Video, tap: Tap, *, videos: VideosTable, artifacts: Artifacts, workflow: Workflow, reserve_run: ReserveRun
) -> Video:
    """Start the next run of a settled video, up to `tap.until`. One caller wins; the others get Conflict.

    Raises what `take_next_run` raises.
    """
    queued, scene_ids = take_next_run(video, tap, videos=videos, artifacts=artifacts, reserve_run=reserve_run)
    workflow.start(queued, scene_ids)
    return queued


def take_next_run(
    video: Video,
    tap: Tap,
    *,
    videos: VideosTable,
    artifacts: Artifacts,
    reserve_run: ReserveRun,
    batch: FromBatch | None = None,
) -> tuple[Video, tuple[str, ...]]:
    """Reserve and write the next run, without starting it; also the scene ids of its input.

    Where the price has moved, before the send or since it was posted, a tap that goes up to READY has the script step
    put the new one into the video. One that goes to the inbox sends the video as it is.
    Raises Throttled where a limit is reached.
    """
    new_price = _new_price(video, tap)
    if tap.rewrite:
        _refuse_rewrite(video, tap.rewrite, artifacts)
    if tap.screenshot:
        _refuse_screenshot(video, tap, tap.screenshot, artifacts)
    planned = _planned_step(video, tap, new_price)
    step = _first_step(video, tap, planned, artifacts)
    _refuse_unclear_send(video, tap, step)
    scene_ids = scenes_to_speak(step, video.prefix, artifacts)
    reserve_run(video.user_id, video.video_id, video.run + 1)
    changes: dict[str, Attribute] = {
        "connection_id": tap.connection_id or video.connection_id,
        "consented_sha256": tap.mp4_sha256,
        "accepted_price": _accepted_price(video),
    }
    if new_price:
        changes["new_price"] = new_price.model_dump(mode="json", exclude_none=True)
    if tap.rewrite:
        other_words = {"take": (video.options.take + 1) % _TAKES}
        options = video.options.model_copy(update=other_words).model_dump(mode="json")
        changes |= {"rewrite": tap.rewrite, "options": options}
    if tap.screenshot:
        changes["screenshot"] = tap.screenshot
    if step is not Step.SEND:
        # what is known of the earlier file does not hold for the one this run makes
        changes |= {"send_id": None, "price_check": None, "accepted_price": None}
    if batch is not None:
        changes["batch"] = batch.model_dump(exclude_none=True)
    return videos.take_run(video, step, tap.until, **changes), scene_ids


def _planned_step(video: Video, tap: Tap, new_price: PriceTag | None) -> Step:
    if tap.screenshot:
        return Step.SCRAPE
    return Step.SCRIPT if new_price or tap.rewrite else step_after_tap(video)


def _refuse_screenshot(video: Video, tap: Tap, upload_id: str, artifacts: Artifacts) -> None:
    """Raises Conflict where the product is not what the video waits for, Invalid for an upload it does not have."""
    refuse_edit(video)
    waits_for_product = video.reason in {Reason.MISSING, Reason.CHECK_PRODUCT} and video.missing != MISSING_RECORDINGS
    if tap.until is not Until.PRODUCT or not waits_for_product:
        raise Conflict("video_is_past_that")
    if not artifacts.media.exists(screenshot_key(video.prefix, upload_id)):
        raise Invalid("upload_not_found", nth=1)


def _refuse_rewrite(video: Video, what: str, artifacts: Artifacts) -> None:
    """Raises Conflict during a run, while TikTok has the video without a verdict, and where there is no script."""
    refuse_edit(video)
    stored = artifacts.find_script(video.prefix)
    if stored is None:
        raise Conflict("script_not_written")
    if what != REWRITE_ALL and what not in {scene.scene_id for scene in stored.script.scenes}:
        raise Invalid("script_scene_unknown")


def scenes_to_speak(from_step: Step, prefix: str, artifacts: Artifacts) -> tuple[str, ...]:
    """The scene ids in the input of a run that begins at `from_step`. Call it before `take_run`. Raises Unreadable."""
    if from_step not in STEPS_WITH_SCENES:
        return ()
    return tuple(scene.scene_id for scene in artifacts.script(prefix).script.scenes)


def _first_step(video: Video, tap: Tap, planned: Step, artifacts: Artifacts) -> Step:
    """Where the run begins: at `planned`, or before it where an artifact it needs is lost.

    A tap may also ask for an earlier step, where its artifact is lost. Raises Conflict("video_is_past_that") where it
    is not lost, and Conflict("video_file_lost") for a tap that sends a file that is missing.
    """
    asks_back = not reaches(tap.until, planned)
    if planned is Step.SEND and not artifacts.has_file_to_send(video):
        if not asks_back:
            raise Conflict("video_file_lost")
        planned = Step.RENDER
    step = _lost_step(video.prefix, planned, artifacts, asks_back=asks_back) or planned
    if not reaches(tap.until, step):
        raise Conflict("video_is_past_that")
    return step


def _lost_step(prefix: str, planned: Step, artifacts: Artifacts, *, asks_back: bool) -> Step | None:
    """The first step before `planned` whose artifact is needed from there on and cannot be read."""
    if planned is Step.SCRAPE or (planned is Step.SEND and not asks_back):
        return None
    product = artifacts.find_product(prefix)
    if product is None or not product.title:
        return Step.SCRAPE
    if planned is not Step.SCRIPT and artifacts.find_script(prefix) is None:
        return Step.SCRIPT
    return None


def _new_price(video: Video, tap: Tap) -> PriceTag | None:
    """The new price, where this tap puts it into the video."""
    check = video.price_check if video.reason is Reason.PRICE_MOVED else video.price_passed
    return check.now if check and tap.until is Until.READY else None


def _refuse_unclear_send(video: Video, tap: Tap, step: Step) -> None:
    if tap.until is not Until.INBOX:
        return
    if not (tap.connection_id or video.connection_id):
        raise Invalid("no_account_chosen")
    file_to_be_sent = video.mp4_sha256 if step is Step.SEND else None
    if tap.mp4_sha256 != file_to_be_sent:
        raise Conflict("another_file_was_approved")


def _accepted_price(video: Video) -> str | None:
    """The new price shown to a marketer who sends the video as it is."""
    check = video.price_check
    if video.reason is Reason.PRICE_MOVED and check is not None and check.now is not None:
        return str(check.now.price)
    return None if video.accepted_price is None else str(video.accepted_price)


def _claim_video_id(key: str, cache: CacheTable, new_id: Callable[[], str]) -> str:
    name = f"idempotency#{sha256_hex(key)}"
    video_id = new_id()
    if cache.put_if_absent(name, {"video_id": video_id}, _IDEMPOTENCY_LIFE_S):
        return video_id
    claimed = cache.get(name) or {}
    return str(claimed.get("video_id", video_id))
