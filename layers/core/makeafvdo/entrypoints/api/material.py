"""/api/videos/{id}/product and /script: read both, edit the script, bring back its previous version."""

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, Field

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.domain.errors import Conflict, NotFound
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.edits import MOST_SECONDS, PHRASE_LETTERS, ScriptEdit, seconds_of
from makeafvdo.domain.scripts.own_claims import AcceptedClaim, Answer
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.domain.scripts.stored_script import StoredScript
from makeafvdo.domain.scripts.writing import Writing
from makeafvdo.domain.videos.videos import Step, Video
from makeafvdo.entrypoints.api.video_view import VideoId, own_video
from makeafvdo.entrypoints.http import container_of, refuses
from makeafvdo.services.products.load_product import load_product
from makeafvdo.services.scripts.edit_script import edit_script
from makeafvdo.services.scripts.restore_script import restore_script

router = APIGatewayHttpRouter()


class ProductView(Product):
    photo_urls: tuple[str, ...]
    """Of `photos`, in their order; they live ten minutes, as those of `clips` do."""
    clip_urls: tuple[str, ...]
    redo: Step | None
    """What the next run makes again because of edits; null where nothing was made yet."""


class ScriptView(BaseModel):
    script: Script
    version: str
    """Goes back with a save; another one by then means that somebody else has saved."""
    is_edited: bool
    seconds: float
    """Estimated length of the speech."""
    most_seconds: int = MOST_SECONDS
    most_letters: int = PHRASE_LETTERS
    """Of one phrase."""
    redo: Step | None
    writing: Writing | None
    """How the script came to be; null in scripts of earlier releases."""
    accepted: tuple[AcceptedClaim, ...]
    """Risky words of the marketer's own that they answer for."""
    has_previous: bool
    """Whether the script from before the last rewriting can be brought back."""


class ScriptSave(ScriptEdit):
    version: str = Field(pattern="^[0-9a-f]{16}$")
    accepts_claims: tuple[Answer, ...] = Field(default=(), max_length=100)
    """Risky words of the marketer's own that they answer for, each as `claims/check` found it."""


@router.get("/api/videos/<video_id>/product", summary="The product as read, with what is missing")
def get_product(video_id: VideoId) -> ProductView:
    app = container_of(router)
    video = _own(video_id)
    return product_view(video, load_product(video, artifacts=app.artifacts, now=app.clock()), app.media)


@router.get("/api/videos/<video_id>/script", summary="The script, ready to be edited")
def get_script(video_id: VideoId) -> ScriptView:
    video = _own(video_id)
    stored = container_of(router).artifacts.find_script(video.prefix)
    if stored is None:
        raise NotFound("script_not_written")
    return _script(video, stored)


@router.put("/api/videos/<video_id>/script", summary="Save the edited script", openapi_extensions=refuses(Conflict))
def put_script(video_id: VideoId, save: ScriptSave) -> ScriptView:
    app = container_of(router)
    edit = ScriptEdit(hook=save.hook, scenes=save.scenes, on_screen=save.on_screen, hooks=save.hooks)
    edited = edit_script(
        _own(video_id),
        edit,
        save.version,
        videos=app.videos,
        artifacts=app.artifacts,
        segment=app.segment,
        now=app.clock(),
        answers=save.accepts_claims,
    )
    return _script(*edited)


@router.post(
    "/api/videos/<video_id>/script/restore",
    summary="Bring back the script before the whole of it was written anew",
    openapi_extensions=refuses(Conflict),
)
def post_script_restore(video_id: VideoId) -> ScriptView:
    app = container_of(router)
    return _script(*restore_script(_own(video_id), videos=app.videos, artifacts=app.artifacts))


def product_view(video: Video, product: Product, media: S3Media) -> ProductView:
    return ProductView(
        **product.model_dump(),
        photo_urls=tuple(map(media.presigned_get, product.photos)),
        clip_urls=tuple(map(media.presigned_get, product.clips)),
        redo=video.stale_from,
    )


def _script(video: Video, stored: StoredScript) -> ScriptView:
    return ScriptView(
        script=stored.script,
        version=stored.version,
        is_edited=stored.written is not None,
        seconds=round(seconds_of(stored.script), 1),
        redo=video.stale_from,
        writing=stored.writing,
        accepted=stored.accepted,
        has_previous=stored.previous is not None,
    )


def _own(video_id: str) -> Video:
    return own_video(router, video_id)
