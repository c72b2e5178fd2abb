"""What is written on a shop page, and what is said for it: a table by kind."""

from pathlib import Path

import pytest

from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.speech.normaliser import EMBEDDED, spoken

_TABLE = Path(__file__).with_name("said.txt")


def _rows() -> list[tuple[str, str]]:
    lines = [line for line in _TABLE.read_text(encoding="utf-8").splitlines() if "=>" in line and line[0] != "#"]
    return [(written.strip(), said.strip()) for written, _, said in (line.rpartition("=>") for line in lines)]


@pytest.mark.parametrize(("written", "said"), _rows())
def test_what_is_written_is_said_as_thais_say_it(written: str, said: str) -> None:
    readings = ["".join(reading.split()) for reading in said.split("|")]

    assert "".join(spoken(written, EMBEDDED, segment=segment).split()) in readings
