"""Every code a marketer can see has its sentence, in both languages."""

import re
from pathlib import Path

import pytest

from makeafvdo.domain.messages import MESSAGES

THAI = re.compile("[\u0e00-\u0e7f]")
RAISED = re.compile(r"(?:Transient|Throttled|NeedsReconnect|NeedsInput|Permanent|Invalid|SignedOut|Forbidden|NotFound"
                    r"|Conflict)\(\s*\"([a-z_]+)\"")  # fmt: skip


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_a_sentence_is_whole(code: str) -> None:
    sentence = MESSAGES[code]

    assert THAI.search(sentence.th)
    assert THAI.search(sentence.next_th)
    assert sentence.en
    assert sentence.next_en
    assert not THAI.search(sentence.en + sentence.next_en)


def test_every_code_that_is_raised_has_one() -> None:
    sources = [
        path.read_text() for folder in ("layers/core/makeafvdo", "functions") for path in Path(folder).rglob("*.py")
    ]

    raised = {code for source in sources for code in RAISED.findall(source)}

    assert raised
    assert raised - MESSAGES.keys() == set()
