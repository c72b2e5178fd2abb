"""/settings: TikTok accounts, language, defaults, signing out."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.domain.sentences import SENTENCES
from shell.page import page
from shell.policy import Needs

router = APIGatewayHttpRouter()


@router.get("/settings", include_in_schema=False)
def settings_page(message: Annotated[str, Query(pattern="^[a-z_]{0,60}$")] = "", ask_again: str = "") -> Response[str]:
    """`message` and `ask_again` are how a connection to TikTok went: `/api/tiktok/callback` sends people here."""
    sentence = SENTENCES.get(message)
    said = sentence.spoken() if sentence and "{" not in sentence.th else None
    return page(
        router, "settings.html", needs=Needs(avatars=True), message=message, said=said, ask_again=bool(ask_again)
    )
