"""The JSON Schemas of our events in `docs/events`, from the models that events are made of and read with."""

import json

from pydantic.json_schema import GenerateJsonSchema

from local.paths import REPO
from makeafvdo.domain.batches.events import BatchDone
from makeafvdo.domain.events import Event, detail_type
from makeafvdo.domain.tiktok.events import TikTokDisconnected, TikTokEndsSoon
from makeafvdo.domain.videos.events import (
    VideoFailed,
    VideoInInbox,
    VideoNeedsInput,
    VideoPricePassed,
    VideoPublished,
    VideoReady,
)
from makeafvdo.services.videos.take_order import VideoRequested

FOLDER = REPO / "docs/events"
_SENT: tuple[type[Event], ...] = (
    VideoReady,
    VideoNeedsInput,
    VideoInInbox,
    VideoPublished,
    VideoFailed,
    VideoPricePassed,
    BatchDone,
    TikTokEndsSoon,
    TikTokDisconnected,
)


class _Plain(GenerateJsonSchema):
    """Without a title for each field, which says no more than its name."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002
        return False


def schemas() -> dict[str, str]:
    """The text of each schema, by the event's name."""
    sent = {event.name: event.model_json_schema(mode="serialization", schema_generator=_Plain) for event in _SENT}
    sent[VideoRequested.name] = VideoRequested.model_json_schema(schema_generator=_Plain)
    return {name: _text(name, schema) for name, schema in sent.items()}


def _text(name: str, schema: dict[str, object]) -> str:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": detail_type(name)}
    return json.dumps(head | {key: each for key, each in schema.items() if key != "title"}, indent=2) + "\n"


def main() -> None:
    for name, text in schemas().items():
        (FOLDER / f"{name}.json").write_text(text)


if __name__ == "__main__":
    main()
