import re
from pathlib import Path

from local.tiktok.rules import Rule


def test_every_rule_of_the_local_tiktok_has_a_contract_test() -> None:
    files = Path(__file__).parent.glob("test_*.py")

    shown = {name for file in files for name in re.findall(r"mark\.rule\(Rule\.(\w+)\)", file.read_text())}

    assert shown == {rule.name for rule in Rule}
