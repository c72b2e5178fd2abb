"""The rules as data: `rules/*.toml`, one file a kind of claim, read by people and by `guard`."""

import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.scripts.claims.patterns import Choice, Group, Phrase, read_pattern
from makeafvdo.domain.scripts.claims.product_groups import ProductGroup

RULES_FOLDER = Path(__file__).parent / "rules"
_WORDS = "words.toml"


class Category(StrEnum):
    OVER_CLAIM = "over_claim"
    TIME_PROMISE = "time_promise"
    BODY_OUTCOME = "body_outcome"
    CURE = "cure"
    HYGIENE = "hygiene"
    AUTHORITY = "authority"
    URGENCY = "urgency"
    SCARCITY = "scarcity"
    SOLD_OUT_BOAST = "sold_out_boast"
    COMPARISON = "comparison"
    AUTHENTICITY = "authenticity"
    SEXUAL = "sexual"
    INCOME = "income"
    GIFT = "gift"
    BENEFIT = "benefit"
    """Of beauty, food, supplements and shapewear: an outcome for the body that no list allows."""
    ALLOWED = "allowed"


class Severity(StrEnum):
    BLOCK = "block"
    WARN = "warn"


class Rule(BaseModel):
    """One thing that may not be said, or, in the category `allowed`, may: a claim inside an allowed phrase is none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    category: Category
    severity: Severity | None = None
    applies_to: tuple[ProductGroup, ...] = ()
    """Empty: every product."""
    patterns: tuple[str, ...]
    not_after: tuple[str, ...] = ()
    """Phrases right before it that make it honest (รับ|น้ำหนัก)."""
    not_before: tuple[str, ...] = ()
    """Phrases right after it that make it honest (รักษา|อุณหภูมิ)."""
    source: str
    safer: str = ""
    """In Thai: what to say instead."""
    positive: tuple[str, ...]
    negative: tuple[str, ...]

    def holds_for(self, group: ProductGroup) -> bool:
        return not self.applies_to or group in self.applies_to


class CompiledRule:
    """A rule and its phrases, ready to be looked for."""

    def __init__(self, rule: Rule, groups: dict[str, Phrase]) -> None:
        self.rule = rule
        self.phrases = [read_pattern(pattern, groups) for pattern in rule.patterns]
        self.honest_after = Choice(read_pattern(pattern, groups) for pattern in rule.not_after)
        self.honest_before = Choice(read_pattern(pattern, groups) for pattern in rule.not_before)


class RuleBook:
    """All rules, by the letters at which one of their phrases may begin."""

    def __init__(self, rules: tuple[Rule, ...], groups: dict[str, Phrase]) -> None:
        self._by_start: dict[str, list[tuple[CompiledRule, Phrase]]] = {}
        self._anywhere: list[tuple[CompiledRule, Phrase]] = []
        for compiled in (CompiledRule(rule, groups) for rule in rules):
            for phrase in compiled.phrases:
                for start in phrase.starts():
                    self._by_start.setdefault(start, []).append((compiled, phrase))
                if not phrase.starts():
                    self._anywhere.append((compiled, phrase))

    def at(self, text: str, position: int) -> list[tuple[CompiledRule, Phrase]]:
        """Rules with a phrase that may begin here."""
        two = self._by_start.get(text[position : position + 2], [])
        return two + self._by_start.get(text[position : position + 1], []) + self._anywhere


@cache
def all_rules(folder: Path = RULES_FOLDER) -> tuple[Rule, ...]:
    """Every rule by file; a file's top-level values hold for its rules that have none of their own."""
    rules: list[Rule] = []
    for path in sorted(folder.glob("*.toml")):
        if path.name != _WORDS:
            read = tomllib.loads(path.read_text(encoding="utf-8"))
            rules += (Rule.model_validate({**read, **rule}) for rule in read.pop("rule"))
    return tuple(rules)


@cache
def rule_book(folder: Path = RULES_FOLDER) -> RuleBook:
    """The rules, compiled once; about 0.1 s."""
    return RuleBook(all_rules(folder), _word_groups(folder / _WORDS))


def _word_groups(path: Path) -> dict[str, Phrase]:
    """A group may name groups above it."""
    groups: dict[str, Phrase] = {}
    for name, patterns in tomllib.loads(path.read_text(encoding="utf-8")).items():
        groups[name] = Group([read_pattern(pattern, groups) for pattern in patterns])
    return groups
