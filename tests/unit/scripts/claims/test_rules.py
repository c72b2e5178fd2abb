"""The examples of the rules are their tests."""

import pytest

from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.scripts.claims.guard import find_claims
from makeafvdo.domain.scripts.claims.product_groups import ProductGroup
from makeafvdo.domain.scripts.claims.rules import Category, Rule, all_rules

RULES = all_rules()
ALLOWED = [rule for rule in RULES if rule.category is Category.ALLOWED]
CLAIMS = [rule for rule in RULES if rule.category is not Category.ALLOWED]
FEWEST_EXAMPLES = 3


def _group(rule: Rule) -> ProductGroup:
    return (*rule.applies_to, ProductGroup.OTHER)[0]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_examples_a_source_and_safer_words(rule: Rule) -> None:
    assert min(len(rule.positive), len(rule.negative)) >= FEWEST_EXAMPLES
    assert rule.source
    assert (rule.severity is None) == (rule.category is Category.ALLOWED)
    assert rule.safer or rule.severity is None


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule in CLAIMS for text in rule.positive], ids=lambda each: str(each)[:40]
)
def test_what_a_rule_forbids_is_found(rule: Rule, text: str) -> None:
    assert find_claims(text, _group(rule), segment)


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule in CLAIMS for text in rule.negative], ids=lambda each: str(each)[:40]
)
def test_an_honest_neighbour_of_a_claim_is_not_that_claim(rule: Rule, text: str) -> None:
    assert rule.id not in {claim.rule_id for claim in find_claims(text, _group(rule), segment)}


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule in ALLOWED for text in rule.positive], ids=lambda each: str(each)[:40]
)
def test_what_is_allowed_passes(rule: Rule, text: str) -> None:
    assert not find_claims(text, _group(rule), segment)


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule in ALLOWED for text in rule.negative], ids=lambda each: str(each)[:40]
)
def test_a_claim_beside_an_allowed_phrase_is_still_found(rule: Rule, text: str) -> None:
    assert find_claims(text, _group(rule), segment)
