"""/settings: TikTok accounts, language, defaults, pronunciations, the personal token, signing out."""

from typing import Annotated, Any

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.domain.messages import message_of
from makeafvdo.domain.personal_token import PersonalToken
from makeafvdo.domain.tiktok.consent import STANDING_CONSENT_TEXT
from makeafvdo.domain.videos.options import STYLES
from makeafvdo.entrypoints.http import container_of, session_of
from pages.new import FORMATS, LENGTHS
from pages.voices import voice_choices
from shell.moments import day_of, moment
from shell.page import page
from shell.policy import Needs
from shell.strings import Language
from shell.visitor import visitor_of

router = APIGatewayHttpRouter()


@router.get("/settings", include_in_schema=False)
def settings_page(message: Annotated[str, Query(pattern="^[a-z_]{0,60}$")] = "", ask_again: str = "") -> Response[str]:
    """`message` and `ask_again`: the result of connecting TikTok, from the redirect of `/api/tiktok/callback`."""
    visitor = visitor_of(router)
    app = container_of(router)
    user = visitor.user or app.users.get(session_of(router).user_id)
    return page(
        router,
        "settings.html",
        needs=Needs(avatars=True, media=True, worker=True),
        visitor=visitor,
        message=message,
        said=message_of(message) if message else None,
        ask_again=bool(ask_again),
        has_account=user.default_connection_id is not None,
        options=user.defaults,
        **voice_choices(app, user.defaults),
        own_words=user.own_words,
        offers_standing_consent=app.settings.offers_standing_consent,
        consent_text=STANDING_CONSENT_TEXT,
        **_token_said(user.personal_token, visitor.language),
        allows_preview_voice=user.allows_preview_voice,
        offers_mail=bool(app.mail_settings.mail_from),
        wants_mail=user.wants_mail,
        lengths=LENGTHS,
        formats=FORMATS,
        styles=STYLES,
        export_state=user.export.state(app.clock()) if user.export else "none",
    )


def _token_said(token: PersonalToken | None, language: Language) -> dict[str, Any]:
    """When the token was made and last used; None for each where there is none."""
    return {
        "token_made": moment(token.made_at, language) if token else None,
        "token_used": day_of(token.last_used, language) if token and token.last_used else None,
    }
