"""/api/uploads, and edits of the product they go into. Served by the one function that may read uploads."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Path
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.errors import Conflict, Throttled, Transient
from makeafvdo.domain.products.uploads import UploadKind
from makeafvdo.domain.videos.videos import refuse_edit
from makeafvdo.entrypoints.api.material import ProductView, product_view
from makeafvdo.entrypoints.api.video_view import VideoId, own_video
from makeafvdo.entrypoints.http import container_of, refuses, session_of
from makeafvdo.services.products.adopt_uploads import adopt, check_upload
from makeafvdo.services.products.begin_upload import NewUpload, UploadPlace, begin_upload
from makeafvdo.services.products.edit_product import ProductEdit, edit_product

router = APIGatewayHttpRouter()

UploadId = Annotated[str, Path(pattern="^[0-9a-z]{26}$")]


class Wanted(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: UploadKind


@router.post(
    "/api/uploads",
    status_code=201,
    summary="A place for a photo, a clip or music of one's own",
    openapi_extensions=refuses(Throttled, Transient),
)
def post_upload(upload: NewUpload) -> UploadPlace:
    app = container_of(router)
    user_id = session_of(router).user_id
    return begin_upload(
        user_id,
        upload,
        intake=app.intake,
        reserve_upload=app.reserve_upload,
        now=app.clock(),
        new_id=app.new_id,
    )


@router.post("/api/uploads/<upload_id>/check", status_code=204, summary="Whether an upload is what it was called")
def post_check(upload_id: UploadId, wanted: Wanted) -> Response[str]:
    app = container_of(router)
    check_upload(wanted.kind, upload_id, session_of(router).user_id, intake=app.intake)
    return Response(status_code=204, body="")


@router.put(
    "/api/videos/<video_id>/screenshots/<upload_id>",
    status_code=204,
    summary="Keep an upload as a screenshot of the product's page, for a run to read",
    openapi_extensions=refuses(Conflict),
)
def put_screenshot(video_id: VideoId, upload_id: UploadId) -> Response[str]:
    app = container_of(router)
    video = own_video(router, video_id)
    refuse_edit(video)
    adopt(UploadKind.SCREENSHOT, (upload_id,), video, intake=app.intake, media=app.media)
    return Response(status_code=204, body="")


@router.patch(
    "/api/videos/<video_id>/product",
    summary="Fill in or correct the product, its photos and clips",
    openapi_extensions=refuses(Conflict),
)
def patch_product(video_id: VideoId, edit: ProductEdit) -> ProductView:
    app = container_of(router)
    video, product = edit_product(
        own_video(router, video_id),
        edit,
        videos=app.videos,
        artifacts=app.artifacts,
        intake=app.intake,
        now=app.clock(),
    )
    return product_view(video, product, app.media)
