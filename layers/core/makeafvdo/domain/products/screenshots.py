"""A marketer's screenshot of a product page: what was read off it, and what of that is proposed to them."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

MOST_FACTS = 20
MOST_PICTURE_BYTES = 3_750_000  # Bedrock, Converse: an image is at most 3.75 MB
SeenText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]


class ScreenshotReading(BaseModel):
    """The words as seen, for the marketer to confirm; empty where nothing could be read, nothing guessed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: SeenText = ""
    price_text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    """With its sign: `฿1,290`, `590 บาท`."""
    facts: tuple[SeenText, ...] = ()


class ProposedProduct(BaseModel):
    """What the latest screenshot of a video gave. Nothing of it is in the product until its marketer takes it over."""

    model_config = ConfigDict(frozen=True)

    upload_id: str
    title: str = ""
    price: str = ""
    """As a marketer would type it: `349`, `300-450`."""
    facts: tuple[str, ...] = ()
    problem: str | None = None
    """Message code where nothing could be read."""

    @property
    def is_empty(self) -> bool:
        return not (self.title or self.price or self.facts)
