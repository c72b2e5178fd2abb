"""What was read off a marketer's screenshot of a product page."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

MOST_FACTS = 20
SeenText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]


class ScreenshotReading(BaseModel):
    """The words as seen, for the marketer to confirm; empty where nothing could be read, nothing guessed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: SeenText = ""
    price_text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    """With its sign: `฿1,290`, `590 บาท`."""
    facts: tuple[SeenText, ...] = ()
