"""Cognito's pre sign-up trigger in and out: the event as Cognito sends it, the same event back, or a refusal.

Only a refusal's text reaches the person: Cognito shows it on its own page, and passes it to our callback as
`error_description`. So it is the message in both languages, with its code at the end for the callback.
"""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.bootstrap import Container, container_of_process
from makeafvdo.domain.accounts import Identity, Newcomer
from makeafvdo.domain.errors import AppError
from makeafvdo.domain.messages import message_for
from makeafvdo.entrypoints.observability import begin_log, logger

_PROVIDERS = {"google": "Google", "line": "LINE"}
"""As `template.yaml` names them; the event spells them in either case."""


class _Request(BaseModel):
    attributes: dict[str, str] = Field(alias="userAttributes")


class SignUp(BaseModel):
    """`PreSignUp_SignUp`: an address and a password. `PreSignUp_ExternalProvider`: first sign-in by a provider."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    source: str = Field(alias="triggerSource")
    pool_id: str = Field(alias="userPoolId")
    user_name: str = Field(alias="userName")
    request: _Request

    @property
    def newcomer(self) -> Newcomer:
        provider, _, subject = self.user_name.partition("_")
        external = self.source == "PreSignUp_ExternalProvider"
        attributes = self.request.attributes
        return Newcomer(
            email=attributes.get("email", "").strip(),
            is_verified=external and attributes.get("email_verified", "").lower() == "true",
            identity=Identity(provider=_PROVIDERS.get(provider.lower(), provider), subject=subject)
            if external
            else None,
        )


class Refused(Exception):
    """Its text is shown to the person by Cognito."""


class PreSignUp:
    """A Lambda handler around a function that links the sign-up to a user, or refuses it."""

    _needs = ()

    def __init__(self, function: Callable[[SignUp, Container], None]) -> None:
        self._function = function

    def __call__(self, event: dict[str, Any], context: object) -> Mapping[str, Any]:
        begin_log(context)
        return self.answer(event, container_of_process())

    def answer(self, event: dict[str, Any], container: Container) -> Mapping[str, Any]:
        """Raises Refused; errors of AWS are raised on, and end that one sign-in."""
        if event["triggerSource"] == "PreSignUp_AdminCreateUser":
            return event  # an operator, or `link_sign_in` itself
        try:
            self._function(SignUp.model_validate(event), container)
        except AppError as error:
            logger.info("sign-up refused", code=error.code)
            message = message_for(error)
            text = f"{message['th']} {message['next_th']} / {message['en']} {message['next_en']} [{error.code}]"
            raise Refused(text) from None
        return event


def before_sign_up(function: Callable[[SignUp, Container], None]) -> PreSignUp:
    return PreSignUp(function)
