"""The port of one hosted model: a question in, one answer out, one call each."""

from dataclasses import dataclass
from typing import Protocol

from makeafvdo.adapters.writers.hosted.prompt import Question
from makeafvdo.adapters.writers.hosted.usage import Usage
from makeafvdo.domain.ai_faults import AiFault, FaultKind

CONNECT_S, READ_S = 3.0, 45.0


@dataclass(frozen=True)
class Answer:
    """`content`: text, or an object where the service has parsed it."""

    content: object
    usage: Usage


class UnusableAnswer(AiFault):
    """An answer that came, was paid for and cannot be used."""

    def __init__(self, kind: FaultKind, usage: Usage, *, repeats_others: bool = False) -> None:
        super().__init__(kind)
        self.usage = usage
        self.repeats_others = repeats_others
        """Too near to somebody's text: the same question in other words may be answered."""


class Service(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def model(self) -> str: ...

    @property
    def sees_pictures(self) -> bool: ...

    @property
    def facts_letters(self) -> int:
        """How much of the facts fits into its window."""

    def ask(self, question: Question, within_s: float) -> Answer:
        """One call, given up after `within_s`. Raises AiFault; UnusableAnswer where tokens were spent."""
