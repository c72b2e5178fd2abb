"""What one answered call used."""

from pydantic import BaseModel, ConfigDict


class Usage(BaseModel):
    """Also of answers that could not be used: they are paid as well. `tokens_out` is without the tokens of thinking."""

    model_config = ConfigDict(frozen=True)

    service: str
    asked: str
    """The model asked."""
    answered: str
    """The model as the service names it."""
    tokens_in: int = 0
    tokens_out: int = 0
    thought_tokens: int = 0
    request_id: str = ""
