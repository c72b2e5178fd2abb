"""The example videos of the landing page, in the media bucket under `examples/`."""

from pydantic import BaseModel, ConfigDict

EXAMPLES_KEY = "examples/examples.json"


class Example(BaseModel):
    """`<name>.mp4` and `<name>.jpg` beside the list; `th` and `en` say what it shows."""

    model_config = ConfigDict(frozen=True)

    name: str
    th: str
    en: str


class Examples(BaseModel):
    model_config = ConfigDict(frozen=True)

    examples: tuple[Example, ...] = ()
