"""/api/openapi.json: the JSON API described by its own handlers, built when somebody asks."""

from copy import copy

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.entrypoints.http import public

router = APIGatewayHttpRouter()


@router.get("/api/openapi.json", include_in_schema=False)
@public
def get_openapi() -> Response[str]:
    from makeafvdo.entrypoints.api import hand_off, intake, links, material, me, tiktok, videos

    described = APIGatewayHttpResolver(enable_validation=True)
    for each in (
        videos.router,
        material.router,
        intake.router,
        hand_off.router,
        links.router,
        me.router,
        tiktok.router,
    ):
        described.include_router(copy(each))  # including binds a router to its app; these serve requests in another
    schema = described.get_openapi_json_schema(title="MakeAFVDO", version="1")
    return Response(status_code=200, content_type="application/json", body=schema)
