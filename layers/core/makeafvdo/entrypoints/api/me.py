"""/api/me and the end of a session."""

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel

from makeafvdo import bootstrap
from makeafvdo.entrypoints.http import no_session_cookie, session_of

router = APIGatewayHttpRouter()


class Me(BaseModel):
    user_id: str
    language: str
    default_connection_id: str | None
    csrf_token: str
    """Goes into the `X-CSRF-Token` header of every write."""


@router.get("/api/me", summary="Who is signed in")
def get_me() -> Me:
    session = session_of(router)
    user = bootstrap.users().get(session.user_id)
    return Me(**user.model_dump(), csrf_token=session.csrf_token)


@router.post("/api/session/end", summary="Sign out")
def end_session() -> Response[str]:
    bootstrap.sessions().delete_session(session_of(router).session_hash)
    return Response(status_code=204, body="", cookies=None, headers={"Set-Cookie": no_session_cookie()})
