"""The composition root: what is missing is named, and a test's own parts come first."""

import subprocess
import sys
from typing import Any

import pytest
from pydantic import ValidationError

from makeafvdo.bootstrap import Container, container_of_process
from makeafvdo.config import Settings


def test_a_variable_that_is_missing_fails_the_first_call_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields:
        monkeypatch.setenv(field.upper(), "https://set.example")
    monkeypatch.delenv("SENDS_TABLE")

    with pytest.raises(ValidationError, match="sends_table\n  Field required"):
        container_of_process()


def test_a_part_handed_over_takes_the_place_of_each_part_there_is() -> None:
    names = [name for name, each in vars(Container).items() if hasattr(type(each), "__get__") and not callable(each)]
    parts: dict[str, Any] = {name: object() for name in names if not name.startswith("_")}

    app = Container(Settings.model_construct(), **parts)

    assert {name: getattr(app, name) for name in parts} == parts
    assert {"shops", "tiktok", "videos", "render", "identity_provider"} <= parts.keys()


def test_what_looks_whether_one_voice_spoke_needs_nothing_beyond_the_layer() -> None:
    """Sounds are the media image's: numpy is not in the layer."""
    program = "import sys; sys.modules['numpy'] = None; import functions.script.one_voice"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
