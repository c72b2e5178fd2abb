"""Parse what a marketer types, without a call to any shop: links in pasted text, a price."""

from decimal import Decimal
from typing import Literal

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.domain.messages import BilingualText, message_of
from makeafvdo.domain.products.links import ShortLink, recognise_all
from makeafvdo.domain.products.products import MarketplaceName, ProductLink
from makeafvdo.domain.products.sub_ids import with_sub_id
from makeafvdo.domain.products.typed_price import read_typed_price
from makeafvdo.entrypoints.http import container_of, session_of
from makeafvdo.services.products.edit_product import MAX_TYPED
from makeafvdo.services.videos.made_before import MadeBefore, made_before

router = APIGatewayHttpRouter()


class Paste(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1)


class RecognisedLink(BaseModel):
    marketplace: MarketplaceName
    link: str
    """As it stands in the pasted text, byte for byte."""
    kind: Literal["product", "short"]
    """The product of a short link is known only once it is resolved."""
    product: str | None
    """The product's address, for every link to it the same; null for a short link."""
    title: str | None
    """The product's title, where the link contains it."""
    takes_sub_id: bool
    """Whether a sub id of the user's own can be put into the link."""
    made: MadeBefore | None
    """The latest video of the product, where the user has begun one in the last 28 days."""


class UnusedLink(BaseModel):
    link: str
    code: str
    said: BilingualText


class Recognised(RecognisedLink):
    """The first link, and all of them."""

    links: tuple[RecognisedLink, ...]
    """Of every product in the text, in its order. A video is made of one: pass its `link` to `POST /api/videos`."""
    unused: tuple[UnusedLink, ...]
    """What leads to no product, and why."""


class TypedText(BaseModel):
    model_config = ConfigDict(extra="forbid")

    text: str = Field(max_length=MAX_TYPED)


class UnderstoodPrice(BaseModel):
    """`price` is null for an empty field, `price_max` for a single price."""

    price: Decimal | None = None
    price_max: Decimal | None = None


@router.post("/api/links/recognise", summary="Which shops and products a pasted text leads to")
def post_recognise(paste: Paste) -> Recognised:
    pasted = recognise_all(paste.text)
    app, user_id = container_of(router), session_of(router).user_id
    made = made_before(user_id, [link.affiliate_url for link in pasted.found], videos=app.videos, now=app.clock())
    links = tuple(_recognised(link, made.get(link.affiliate_url)) for link in pasted.found)
    unused = tuple(UnusedLink(link=link.link, code=link.code, said=message_of(link.code)) for link in pasted.refused)
    return Recognised(**links[0].model_dump(), links=links, unused=unused)


@router.post("/api/prices/read", summary="Which price a typed text is")
def post_price(typed: TypedText) -> UnderstoodPrice:
    price = read_typed_price(typed.text)
    return UnderstoodPrice(**price.model_dump()) if price else UnderstoodPrice()


def _recognised(link: ProductLink | ShortLink, made: MadeBefore | None) -> RecognisedLink:
    preview = None if isinstance(link, ShortLink) else link.preview
    return RecognisedLink(
        marketplace=link.marketplace,
        link=link.affiliate_url,
        kind="short" if isinstance(link, ShortLink) else "product",
        product=None if isinstance(link, ShortLink) else link.canonical_url,
        title=preview.title if preview else None,
        takes_sub_id=with_sub_id(link.affiliate_url, "-") is not None,
        made=made,
    )
