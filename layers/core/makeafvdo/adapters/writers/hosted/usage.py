"""What one answered call used."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

ServiceWord = Annotated[str, AfterValidator(lambda word: word[:120])]
"""As the service gave it, for a log and a record."""


class Usage(BaseModel):
    """Also of answers that could not be used: they are paid as well. `tokens_out` is without the tokens of thinking."""

    model_config = ConfigDict(frozen=True)

    service: str
    asked: str
    """The model asked."""
    answered: ServiceWord
    """The model as the service names it."""
    tokens_in: int = 0
    tokens_out: int = 0
    thought_tokens: int = 0
    request_id: ServiceWord = ""
