"""/api/links/recognise: which shop a pasted text leads to, told at once and without asking any network."""

from typing import Literal

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.domain.products.links import MAX_PASTED_CHARS, ShortLink, recognise
from makeafvdo.domain.products.products import MarketplaceName

router = APIGatewayHttpRouter()


class Paste(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=MAX_PASTED_CHARS)


class Recognised(BaseModel):
    marketplace: MarketplaceName
    link: str
    """As it stands in the pasted text, byte for byte."""
    kind: Literal["product", "short"]
    """A short link tells its product only when it is opened."""
    title: str | None
    """What the link itself says of its product."""


@router.post("/api/links/recognise", summary="Which shop a pasted text leads to")
def post_recognise(paste: Paste) -> Recognised:
    found = recognise(paste.text)
    is_short = isinstance(found, ShortLink)
    preview = None if isinstance(found, ShortLink) else found.preview
    return Recognised(
        marketplace=found.marketplace,
        link=found.affiliate_url,
        kind="short" if is_short else "product",
        title=preview.title if preview else None,
    )
