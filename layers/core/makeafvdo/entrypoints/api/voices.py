"""/api/voices: the voices to choose from, heard and priced before anything is spent."""

from datetime import date
from typing import Annotated, Literal

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel

from makeafvdo.adapters.voices.catalogue import catalogue
from makeafvdo.adapters.voices.offers import Offer, offers
from makeafvdo.bootstrap import Container
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.entrypoints.http import container_of

router = APIGatewayHttpRouter()

_Seconds = Annotated[int, Query(ge=15, le=60)]


class Label(BaseModel):
    th: str
    en: str


class VoiceView(BaseModel):
    voice: str
    """Value of the option `voice`."""
    label: Label
    gender: Literal["female", "male"] | None
    """None: as the tone of the script has it."""
    is_preview: bool
    """Good enough to check a video by, not to post it."""
    knows_speed: bool
    """Whether the option `speed_percent` is heard."""
    characters: int
    price_baht: float | None
    """Of one video; null where nobody has said."""
    price: Label
    """The price in words."""
    sample_url: str | None
    """A sentence to judge the voice by, for ten minutes; null where there is none."""


class VoiceList(BaseModel):
    prices_as_of: date
    voices: list[VoiceView]


@router.get("/api/voices", summary="The voices to choose from, with samples and prices")
def get_voices(seconds: _Seconds = 30) -> VoiceList:
    """Prices are estimates for a video of `seconds`. The marketer's own voice, `own`, is not on the list."""
    return VoiceList(prices_as_of=catalogue().as_of, voices=voices_of(seconds, container_of(router)))


def voices_of(spoken: Script | int, app: Container) -> list[VoiceView]:
    """Those of the operator's order and the embedded one; prices of the script, or of so many seconds."""
    return [_view(offer, app) for offer in offers(app.voices_order, spoken)]


def _view(offer: Offer, app: Container) -> VoiceView:
    sample = app.voice_samples.keys.get(offer.voice_id)
    return VoiceView(
        voice=offer.voice_id,
        label=Label(**offer.label.model_dump()),
        gender=offer.gender,
        is_preview=offer.is_preview,
        knows_speed=offer.knows_speed,
        characters=offer.price.characters,
        price_baht=offer.price.baht,
        price=Label(**offer.price.text.model_dump()),
        sample_url=app.media.presigned_get(sample) if sample else None,
    )
