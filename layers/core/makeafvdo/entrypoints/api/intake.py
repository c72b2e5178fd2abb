"""What a marketer brings: /api/uploads, and the product it goes into. Served by the function that may read uploads."""

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.domain.errors import Conflict, Throttled, Transient
from makeafvdo.entrypoints.api.material import ProductView, VideoId, product_view
from makeafvdo.entrypoints.api.video_view import own_video
from makeafvdo.entrypoints.http import container_of, refuses, session_of
from makeafvdo.services.products.begin_upload import NewUpload, UploadPlace, begin_upload
from makeafvdo.services.products.edit_product import ProductEdit, edit_product

router = APIGatewayHttpRouter()


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
