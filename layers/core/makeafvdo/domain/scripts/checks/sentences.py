"""The sentences of a draft, and the faults found in them."""

from collections.abc import Iterator
from dataclasses import dataclass

from makeafvdo.domain.scripts.draft import Draft


@dataclass(frozen=True)
class Fault:
    """`what`: a stable code; `told`: the fault as it is told to the writer that is asked once more."""

    what: str
    told: str


@dataclass(frozen=True)
class Sentence:
    """`place`: `hook-1` to `hook-3`, `scene-1` …, `title` or `caption`."""

    place: str
    text: str
    is_spoken: bool


def sentences_of(draft: Draft) -> Iterator[Sentence]:
    """Everything spoken and shown, and the caption; what is empty is left out."""
    for nth, hook in enumerate(draft.hooks, start=1):
        yield Sentence(f"hook-{nth}", " ".join(hook.phrases), is_spoken=True)
    for nth, scene in enumerate(draft.scenes, start=1):
        yield Sentence(f"scene-{nth}", " ".join(scene.phrases), is_spoken=True)
    for place, text in (("title", draft.title), ("caption", draft.caption)):
        if text.strip():
            yield Sentence(place, text, is_spoken=False)
