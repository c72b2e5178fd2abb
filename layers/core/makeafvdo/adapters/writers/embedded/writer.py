"""The writer that needs no account: a Thai sales script from the product's own facts, the same every time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from makeafvdo.adapters.writers.embedded.closings import SHORT_VIDEO_S, Room, call_to_action, price_scene, proofs
from makeafvdo.adapters.writers.embedded.filling import fill
from makeafvdo.adapters.writers.embedded.hooks import Hook, hooks_of
from makeafvdo.adapters.writers.embedded.phrasing import LONGEST
from makeafvdo.adapters.writers.embedded.sayings import Saying, sayings_of
from makeafvdo.adapters.writers.embedded.telling import Telling
from makeafvdo.domain.scripts.assemble import best_hook
from makeafvdo.domain.scripts.brief import Brief
from makeafvdo.domain.scripts.claims.guard import Finding
from makeafvdo.domain.scripts.claims.product_groups import ProductGroup, group_of
from makeafvdo.domain.scripts.draft import Draft, DraftHook, DraftScene
from makeafvdo.domain.scripts.on_screen_lines import clean_title
from makeafvdo.domain.scripts.scripts import Role
from makeafvdo.domain.scripts.segmentation import Segment
from makeafvdo.domain.scripts.thai_length import PAUSE_BETWEEN_SCENES_S, scene_seconds
from makeafvdo.domain.scripts.things import thing_of
from makeafvdo.domain.scripts.title_chunks import holds_word, is_thai, visible
from makeafvdo.domain.videos.options import EMBEDDED, Angle, Tone

_HOLD_S = 1.0
"""The film lasts about this much longer than the speech: speech and film both shall be as long as asked."""
_MOST_OF_ASKED = 1.08
"""With the longest of the three hooks."""
_MOST_ROWS = 2
_MOST_PHRASES = 3
_LONGEST_SPOKEN_TITLE = 32
_LONGEST_JOIN = 10
"""A longer one is a phrase of its own."""
_BASKET = "ตะกร้า"
_DISLIKES = ("ไม่", "กัน", "ทน")
"""What a sentence says that answers a problem begins with one of these."""

FindClaims = Callable[[str, ProductGroup, Segment], Sequence[Finding]]


class EmbeddedWriter:
    """Says only what the brief's facts say, and nothing that the claim guard finds fault with."""

    name = EMBEDDED
    model = None

    def __init__(self, segment: Segment, find_claims: FindClaims) -> None:
        self._segment = segment
        self._find_claims = find_claims

    def write(self, brief: Brief, faults: Sequence[str] = ()) -> Draft:
        """A draft as long as asked where the facts reach, never longer; a sentence quoted in `faults` is left out."""
        product = brief.product
        group = group_of(product.title, product.categories, product.attributes, segment=self._segment)

        is_a_basket = _BASKET in self._segment(product.title)

        def is_lawful(text: str) -> bool:
            names_a_basket = not (brief.has_basket or is_a_basket) and _BASKET in self._segment(text)
            names_the_shop = holds_word(text, brief.shop_names, self._segment)
            return not (names_a_basket or names_the_shop or self._find_claims(text, group, self._segment))

        def may_be_said(text: str) -> bool:
            return is_lawful(text) and not any(text in fault for fault in faults)

        title = clean_title(product, self._segment) or ""
        thing = thing_of(product, self._segment)
        if not is_lawful(f"{thing.noun}{thing.classifier}นี้"):
            thing = replace(thing, noun="", name="", is_sure=False)
        if not is_lawful(title):
            title = thing.name
        is_sayable = visible(title) <= _LONGEST_SPOKEN_TITLE and title.startswith(thing.noun) and is_thai(title)
        named = title if thing.is_sure and is_sayable else thing.name
        head = self._segment(thing.noun)[0] if thing.noun else ""
        telling = Telling(brief, thing, named, may_be_said, head)
        sayings = self._ordered(brief, sayings_of(brief, self._segment, may_be_said))
        hooks = hooks_of(telling, sayings)
        question, fact, value = (DraftHook(phrases=hook.phrases, facts=hook.facts) for hook in hooks)
        hook = brief.options.hook
        chosen = hooks[best_hook(brief) if hook is None else hook]
        return Draft(
            thing=thing.name,
            title=title,
            hooks=(question, fact, value),
            scenes=tuple(
                _composed(telling, hooks, chosen, [saying for saying in sayings if saying not in chosen.told])
            ),
        )

    def _ordered(self, brief: Brief, sayings: list[Saying]) -> list[Saying]:
        """Another take begins with another sentence; the angle of a problem with what the thing does not do."""
        own = [saying for saying in sayings if not saying.is_row]
        rows = [saying for saying in sayings if saying.is_row]
        start = brief.options.take % len(own) if own else 0
        own = own[start:] + own[:start]
        if brief.options.angle is Angle.PROBLEM:
            own.sort(key=lambda saying: self._segment(saying.text)[0] not in _DISLIKES)
        return own + rows


@dataclass(frozen=True)
class _Frame:
    """All scenes but the benefits."""

    hook: Hook
    proof: list[DraftScene]
    price: list[DraftScene]
    call: DraftScene

    @property
    def spoken(self) -> list[tuple[str, ...]]:
        return [self.hook.phrases, *(scene.phrases for scene in (*self.proof, *self.price, self.call))]


def _composed(telling: Telling, hooks: Sequence[Hook], hook: Hook, sayings: Sequence[Saying]) -> Iterator[DraftScene]:
    asked = telling.brief.options.seconds

    def seconds(phrases: tuple[str, ...]) -> float:
        return scene_seconds(phrases, telling.brief.syllables_a_second) + PAUSE_BETWEEN_SCENES_S

    rooms = (Room.WIDE, Room.SHORT, Room.TIGHT) if asked >= SHORT_VIDEO_S else (Room.SHORT, Room.TIGHT)
    frames = [_frame(telling, hook, room) for room in rooms]
    frame = next((frame for frame in frames if sum(map(seconds, frame.spoken)) <= asked), frames[-1])
    longer = max(seconds(other.phrases) for other in hooks) - seconds(hook.phrases)
    most = min(asked - _HOLD_S / 2, asked * _MOST_OF_ASKED - longer)
    room = most + PAUSE_BETWEEN_SCENES_S - sum(map(seconds, frame.spoken))
    opening = telling.join(0)
    room -= seconds((opening,)) if len(opening) > _LONGEST_JOIN else 0
    told = fill(
        _scenes_of(sayings, 1 if asked < SHORT_VIDEO_S else 2),
        lambda scene: seconds(telling.closed(_phrases(scene))),
        room,
        asked=asked,
        most_rows=_MOST_ROWS,
    )
    room += seconds((opening,)) if len(opening) > _LONGEST_JOIN else 0
    room -= sum(seconds(telling.closed(_phrases(scene))) for scene in told)
    benefits = []
    for nth, scene in enumerate(told):
        plain = _phrases(scene)
        joined = _joined(telling.join(nth), plain)
        longer = seconds(joined) - seconds(plain)
        if longer > room:
            joined, longer = plain, 0.0
        room -= longer
        phrases = joined if nth % 2 else telling.closed(joined)
        facts = tuple(dict.fromkeys(saying.fact_id for saying in scene))
        benefits.append(DraftScene(role=Role.BENEFIT, phrases=phrases, facts=facts))
    yield from _in_order(telling, frame, benefits)


def _frame(telling: Telling, hook: Hook, room: Room) -> _Frame:
    return _Frame(
        hook,
        list(proofs(telling, hook.facts, room)),
        list(price_scene(telling, hook.facts, room)),
        call_to_action(telling, room),
    )


def _in_order(telling: Telling, frame: _Frame, benefits: list[DraftScene]) -> list[DraftScene]:
    """A deal tells the price first, a review what others think; otherwise both come after what the thing does."""
    options = telling.brief.options
    if (options.tone is Tone.DEAL or options.angle is Angle.PRICE) and "price" not in frame.hook.facts:
        return [*frame.price, *benefits, *frame.proof, frame.call]
    if options.tone is Tone.REVIEW or options.angle is Angle.REVIEW:
        return [*frame.proof, *benefits, *frame.price, frame.call]
    return [*benefits, *frame.proof, *frame.price, frame.call]


def _scenes_of(sayings: Sequence[Saying], most: int) -> list[tuple[Saying, ...]]:
    """Short sentences share a scene; a row of the table has its own, and comes after a sentence or two."""
    own: list[tuple[Saying, ...]] = []
    for saying in sayings:
        if saying.is_row:
            continue
        last = own[-1] if own else ()
        if last and len(last) < most and len(_phrases((*last, saying))) <= _MOST_PHRASES:
            own[-1] = (*last, saying)
        else:
            own.append((saying,))
    rows = [(saying,) for saying in sayings if saying.is_row]
    return [*own[:2], *rows[:1], *own[2:4], *rows[1:2], *own[4:], *rows[2:]]


def _phrases(scene: Sequence[Saying]) -> tuple[str, ...]:
    return tuple(phrase for saying in scene for phrase in saying.phrases)


def _joined(join: str, phrases: tuple[str, ...]) -> tuple[str, ...]:
    if len(join) > _LONGEST_JOIN:
        return (join.strip(), *phrases)
    return (join + phrases[0], *phrases[1:]) if visible(join + phrases[0]) <= LONGEST else phrases
