"""Risky claims in a marketer's own words: what the claim guard found, and what the marketer answers for. Pure."""

from collections.abc import Collection, Iterable, Iterator

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.claims.guard import Finding, find_claims, without_claims
from makeafvdo.domain.scripts.claims.product_groups import ProductGroup, group_of
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.domain.scripts.segmentation import Segment


class AcceptedClaim(BaseModel):
    """Words a rule speaks against, that the marketer keeps and answers for."""

    model_config = ConfigDict(frozen=True)

    place: str
    rule_id: str
    text: str
    accepted_at: AwareDatetime


class Answer(BaseModel):
    """The marketer's "I answer for it" to one finding."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule_id: str = Field(max_length=80)
    text: str = Field(max_length=400)


class PlacedText(BaseModel):
    """`place`: scene id, `line-<kind>` or `caption`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    place: str = Field(pattern="^[a-z0-9_-]{1,40}$")
    text: str = Field(max_length=2200)


class PlacedFinding(Finding):
    place: str


def findings_in(texts: Iterable[PlacedText], product: Product | None, segment: Segment) -> list[PlacedFinding]:
    """What the claim guard finds in texts about a product; without the product, as for any goods.

    It reads a text as one line with single spaces, and `start` and `end` count in that.
    """
    group = _group_of(product, segment)
    return [
        PlacedFinding(place=each.place, **found.model_dump())
        for each in texts
        for found in find_claims(" ".join(each.text.split()), group, segment)
    ]


def safer_text(text: str, product: Product | None, segment: Segment) -> str:
    """`text` without the clauses that hold a forbidden claim, line by line; empty where nothing is left."""
    group = _group_of(product, segment)
    return "\n".join(filter(None, (without_claims(line, group, segment).strip() for line in text.splitlines())))


def _group_of(product: Product | None, segment: Segment) -> ProductGroup:
    if product is None:
        return ProductGroup.OTHER
    return group_of(product.title, product.categories, product.attributes, segment=segment)


def own_texts(script: Script, written: Script) -> Iterator[PlacedText]:
    """What is spoken or shown in `script` and is not the writer's: the marketer answers for it."""
    writers = {_joined(scene.phrases) for scene in written.scenes} | {*written.hooks}
    for scene in script.scenes:
        if (text := _joined(scene.phrases)) not in writers:
            yield PlacedText(place=scene.scene_id, text=text)
    for line in script.on_screen.lines:
        its = written.on_screen.line(line.kind)
        if line.shown and (its is None or its.text != line.text):
            yield PlacedText(place=f"line-{line.kind}", text=line.text)


def answered_for(
    findings: Iterable[PlacedFinding],
    answers: Collection[Answer],
    earlier: Collection[AcceptedClaim],
    unchanged: Collection[PlacedText],
    now: AwareDatetime,
) -> tuple[AcceptedClaim, ...]:
    """The answers to all findings, earlier ones kept. Raises Conflict("claims_unanswered") with the words without.

    What stood there before, `unchanged`, was saved by an earlier release or has been answered for.
    """
    kept = {(each.place, each.rule_id, each.text): each for each in earlier}
    given = {(each.rule_id, each.text) for each in answers}
    known_places = {each.place for each in unchanged}
    record, open_words = [], []
    for each in findings:
        if known := kept.get((each.place, each.rule_id, each.text)):
            record.append(known)
        elif (each.rule_id, each.text) in given:
            record.append(AcceptedClaim(place=each.place, rule_id=each.rule_id, text=each.text, accepted_at=now))
        elif each.place not in known_places:
            open_words.append(each.text)
    if open_words:
        raise Conflict("claims_unanswered", words=", ".join(dict.fromkeys(open_words)))
    return tuple(record)


def _joined(phrases: tuple[str, ...]) -> str:
    return " ".join(phrases)
