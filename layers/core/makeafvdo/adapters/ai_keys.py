"""The operator's keys of AI services, as they stand in one secret: `{}` until there is one."""

import logging
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    HttpUrl,
    SecretStr,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)

_log = logging.getLogger(__name__)


def _fit_for_a_header(key: SecretStr) -> SecretStr:
    """Without the blanks of a paste. Raises ValueError for what no HTTP header can carry."""
    plain = key.get_secret_value().strip()
    if not (plain.isascii() and plain.isprintable()):
        raise ValueError("no key has such letters")
    return SecretStr(plain)


Key = Annotated[SecretStr, AfterValidator(_fit_for_a_header)]


class _Keys(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class ApiKey(_Keys):
    api_key: Annotated[Key, Field(min_length=1)]


class GoogleKeys(_Keys):
    """A service account's JSON file as it was downloaded, or an API key of a Cloud project."""

    api_key: Key | None = None
    client_email: str = ""
    private_key: SecretStr | None = None
    private_key_id: str = ""

    @model_validator(mode="after")
    def _needs_one(self) -> "GoogleKeys":
        if self.api_key is None and (self.private_key is None or not self.client_email):
            raise ValueError("neither an api_key nor a service account")
        return self


class OpenAiKeys(_Keys):
    """Any host that speaks OpenAI's chat. `api_key` may be empty at a host of one's own, `model` for OpenAI's default;
    `base_url` is empty for OpenAI itself.
    """

    api_key: Key = SecretStr("")
    base_url: HttpUrl | None = None
    model: str = ""


def _or_none(entry: object, read: ValidatorFunctionWrapHandler) -> object:
    """An entry that does not read is as none: the others still work."""
    try:
        return read(entry)
    except ValidationError:
        _log.warning("an AI key does not read")
        return None


_Service = WrapValidator(_or_none)


class AiKeys(_Keys):
    gemini: Annotated[ApiKey | None, _Service] = None
    google: Annotated[GoogleKeys | None, _Service] = None
    elevenlabs: Annotated[ApiKey | None, _Service] = None
    botnoi: Annotated[ApiKey | None, _Service] = None
    openai: Annotated[OpenAiKeys | None, _Service] = None

    @property
    def providers(self) -> frozenset[str]:
        """Names of those with a key."""
        return frozenset(name for name in AiKeys.model_fields if getattr(self, name) is not None)


def read_ai_keys(secret: str) -> AiKeys:
    """The keys in the secret's text; none where it does not read: without a service there are others to ask."""
    try:
        return AiKeys.model_validate_json(secret)
    except ValidationError:
        _log.error("the secret of AI keys does not read")
        return AiKeys()
