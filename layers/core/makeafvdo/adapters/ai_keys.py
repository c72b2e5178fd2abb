"""The operator's keys of AI services, as they stand in one secret: `{}` until there is one."""

from pydantic import BaseModel, ConfigDict, SecretStr, model_validator


class _Keys(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class ApiKey(_Keys):
    api_key: SecretStr


class GoogleKeys(_Keys):
    """A service account's JSON file as it was downloaded, or an API key of a Cloud project."""

    api_key: SecretStr | None = None
    client_email: str = ""
    private_key: SecretStr | None = None
    private_key_id: str = ""

    @model_validator(mode="after")
    def _needs_one(self) -> "GoogleKeys":
        if self.api_key is None and (self.private_key is None or not self.client_email):
            raise ValueError("neither an api_key nor a service account")
        return self


class AiKeys(_Keys):
    gemini: ApiKey | None = None
    google: GoogleKeys | None = None
    elevenlabs: ApiKey | None = None
    botnoi: ApiKey | None = None
    openai: ApiKey | None = None

    @property
    def providers(self) -> frozenset[str]:
        """Names of those with a key."""
        return frozenset(name for name in AiKeys.model_fields if getattr(self, name) is not None)
