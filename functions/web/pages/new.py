"""/new: a link, or only own photos, and options. Also the target of the phone's share sheet."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.domain.products.sub_ids import SUB_ID
from makeafvdo.domain.videos.options import styles_offered
from makeafvdo.entrypoints.http import container_of, session_of
from pages.voices import voice_choices
from shell.page import page
from shell.policy import Needs

router = APIGatewayHttpRouter()

Shared = Annotated[str, Query(max_length=4096)]
LENGTHS = (15, 30, 45, 60)
FORMATS = ("9:16", "1:1", "16:9")


@router.get("/new", include_in_schema=False)
def new_video(title: Shared = "", text: Shared = "", url: Shared = "") -> Response[str]:
    """`title`, `text` and `url` come from the share sheet; which of them holds the link differs by app."""
    parts = [part for part in (url, text, title) if part]
    shared = next((part for part in parts if "://" in part), " ".join(parts))
    app = container_of(router)
    options = app.users.get(session_of(router).user_id).defaults
    return page(
        router,
        "new.html",
        needs=Needs(media=True, uploads=True),
        shared=shared,
        sub_id_pattern=SUB_ID,
        options=options,
        **voice_choices(app, options),
        lengths=LENGTHS,
        formats=FORMATS,
        styles=styles_offered(options.style),
    )
