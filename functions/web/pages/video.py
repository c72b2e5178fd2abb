"""/videos/{id}: one video in any state, and what can be done in it."""

from http import HTTPStatus
from typing import Any, Literal

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.bootstrap import Container
from makeafvdo.domain.errors import Unreadable
from makeafvdo.domain.messages import message_of
from makeafvdo.domain.products.products import MarketplaceName, Product
from makeafvdo.domain.scripts.claim_record import claim_record
from makeafvdo.domain.scripts.edits import MOST_SECONDS, hook_phrases, seconds_of
from makeafvdo.domain.scripts.scripts import FACTS, LineKind, Script
from makeafvdo.domain.scripts.stored_script import StoredScript
from makeafvdo.domain.scripts.things import thing_of
from makeafvdo.domain.scripts.writing import PassedOver
from makeafvdo.domain.videos.ai_use import ai_use
from makeafvdo.domain.videos.options import styles_offered
from makeafvdo.domain.videos.videos import MISSING_RECORDINGS, Reason, Video, VideoState, steps_of_run
from makeafvdo.entrypoints.api.video_view import VideoId, own_video, view_of
from makeafvdo.entrypoints.http import container_of
from makeafvdo.services.videos.lost_artifact import lost_artifact
from makeafvdo.services.videos.made_before import made_before_video
from pages.new import FORMATS, LENGTHS
from pages.voices import spoken_facts, voice_choices
from shell.moments import moment
from shell.page import page
from shell.policy import Needs

router = APIGatewayHttpRouter()

Stage = Literal[
    "working", "product", "script", "recordings", "price", "ready", "waiting", "processing", "inbox", "failed"
]

_BEFORE_THE_VIDEO: tuple[Stage, ...] = ("product", "script", "recordings")
_STAGE_OF_STATE: dict[VideoState, Stage] = {
    VideoState.READY: "ready",
    VideoState.WAITING_SLOT: "waiting",
    VideoState.PROCESSING: "processing",
    VideoState.IN_INBOX: "inbox",
    VideoState.PUBLISHED: "inbox",
}
_STAGE_OF_REASON: dict[Reason, Stage] = {
    Reason.MISSING: "product",
    Reason.CHECK_PRODUCT: "product",
    Reason.CHECK_SCRIPT: "script",
    Reason.PRICE_MOVED: "price",
}


@router.get("/videos/<video_id>", include_in_schema=False)
def video_page(video_id: VideoId) -> Response[str]:
    app = container_of(router)
    try:
        video = own_video(router, video_id)
    except Unreadable as error:
        said = message_of(error.code)
        return page(router, "unreadable.html", status=HTTPStatus.UNPROCESSABLE_ENTITY, video_id=video_id, said=said)
    stage, media = stage_of(video), app.media
    product = None if video.in_run else app.artifacts.find_product(video.prefix)
    stored = None if video.in_run else app.artifacts.find_script(video.prefix)
    lost = lost_artifact(video, product, stored, artifacts=app.artifacts)
    return page(
        router,
        "video.html",
        needs=Needs(media=True, uploads=True, trusted_types=True),
        lost=lost,
        lost_said=message_of(lost) if lost else None,
        video=view_of(video, app),
        stage=stage,
        steps=steps_of_run(video.from_step, video.until),
        product=product,
        photos=[(key, media.presigned_get(key)) for key in product.photos] if product else [],
        clips=[(key, media.presigned_get(key)) for key in product.clips] if product else [],
        **_script_facts(stored),
        **voice_choices(app, video.options, stored.script if stored else None),
        spoken=spoken_facts(video),
        thing=thing_of(product, app.segment) if product and product.title else None,
        **_screenshot_facts(video, stage, product, app),
        asks_call_to_action=_asks_call_to_action(video, product),
        explains_no_ai=stage == "product" and not app.writers_order,
        ai_use=ai_use(stored.writing.writer, video.options.voice) if stored and stored.writing else None,
        lengths=LENGTHS,
        formats=FORMATS,
        styles=styles_offered(app.users.get(video.user_id).defaults.style),
        made=made_before_video(video, videos=app.videos) if stage in _BEFORE_THE_VIDEO else None,
        moment=moment,
    )


def stage_of(video: Video) -> Stage:
    if video.in_run:
        return "working"
    if video.state is VideoState.NEEDS_INPUT and video.missing == MISSING_RECORDINGS:
        return "recordings"
    if video.state is VideoState.NEEDS_INPUT and video.reason is not None:
        return _STAGE_OF_REASON[video.reason]
    return _STAGE_OF_STATE.get(video.state, "failed")


def _script_facts(stored: StoredScript | None) -> dict[str, Any]:
    if stored is None:
        return {"script": None}
    script = stored.script
    letters = sum(len(phrase) for scene in script.scenes for phrase in scene.phrases)
    return {
        "script": script,
        "script_version": stored.version,
        "script_seconds": seconds_of(script),
        "seconds_a_letter": seconds_of(script) / letters,
        "most_seconds": MOST_SECONDS,
        "hook_lines": ["\n".join(phrases) for phrases in _hook_phrases(script)],
        "writing": stored.writing,
        "reasons": {each.reason: message_of(f"writer_{each.reason}") for each in _passed_over(stored)},
        "record": claim_record(stored),
        "has_previous": stored.previous is not None,
        "without_other_words": stored.without_other_words,
        "lines": [line for line in script.on_screen.lines if line.kind is not LineKind.END_CARD],
        "offers_facts": any(line.kind in FACTS for line in script.on_screen.lines),
        "end_card": script.on_screen.line(LineKind.END_CARD),
    }


def _screenshot_facts(video: Video, stage: Stage, product: Product | None, app: Container) -> dict[str, Any]:
    """What the latest screenshot proposes, and whether one is asked for: where it could fill what is missing."""
    if stage != "product" or not app.reads_screenshots:
        return {"offers_screenshot": False, "proposed": None, "proposed_said": None}
    proposed = app.artifacts.find_proposed(video.prefix)
    return {
        "offers_screenshot": proposed is not None or _lacks_text(product),
        "proposed": proposed,
        "proposed_said": message_of(proposed.problem) if proposed and proposed.problem else None,
    }


def _lacks_text(product: Product | None) -> bool:
    if product is None or {"title", "price"} & set(product.missing):
        return True
    return not (product.description or product.highlights or product.attributes)


def _hook_phrases(script: Script) -> list[tuple[str, ...]]:
    """Of the spoken hook as its scene has them, of the others as they would be cut."""
    return [
        script.scenes[0].phrases if nth == script.hook else hook_phrases(hook) for nth, hook in enumerate(script.hooks)
    ]


def _passed_over(stored: StoredScript) -> tuple[PassedOver, ...]:
    return stored.writing.passed_over if stored.writing else ()


def _asks_call_to_action(video: Video, product: Product | None) -> bool:
    """Once, before the script is written: where viewers find what cannot stand in TikTok's basket."""
    is_sold_elsewhere = product is not None and product.marketplace is not MarketplaceName.TIKTOK
    return is_sold_elsewhere and video.options.call_to_action is None and stage_of(video) == "product"
