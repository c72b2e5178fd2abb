"""The composition root: what is missing is named, and a test's own parts come first."""

import subprocess
import sys
from typing import Any

import pytest
from pydantic import ValidationError

from makeafvdo.bootstrap import Container, container_of_process
from makeafvdo.config import Settings
from tests.support.settings import NO_SETTINGS


def test_a_variable_that_is_missing_fails_the_first_call_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields:
        monkeypatch.setenv(field.upper(), "https://set.example")
    monkeypatch.delenv("SENDS_TABLE")

    with pytest.raises(ValidationError, match="sends_table\n  Field required"):
        container_of_process()


def test_a_part_handed_over_takes_the_place_of_each_part_there_is() -> None:
    names = [name for name, each in vars(Container).items() if hasattr(type(each), "__get__") and not callable(each)]
    parts: dict[str, Any] = {name: object() for name in names if not name.startswith("_")}

    app = Container(NO_SETTINGS, **parts)

    assert {name: getattr(app, name) for name in parts} == parts
    assert {"shops", "tiktok", "videos", "render", "identity_provider"} <= parts.keys()


WITHOUT_THE_IMAGE = """
import os, sys
for package in ("numpy", "imageio_ffmpeg", "onnxruntime", "cv2"):
    sys.modules[package] = None
os.environ |= {"AI_SECRET_ID": "keys", "AI_URL": ""}
import functions.script.app, functions.script.one_voice
from makeafvdo.adapters.ai_keys import AiKeys
from makeafvdo.bootstrap import Container
from makeafvdo.config import AiOrder, Settings
from makeafvdo.domain.videos.options import Options
app = Container(Settings.model_construct(), ai_order=AiOrder(writers="gemini", voices="google"), _ai_keys=AiKeys())
assert app.composer.embedded.name == "embedded"
assert app.voices.syllables_a_second(Options()) > 3
"""


def test_writing_and_choosing_a_voice_need_nothing_beyond_the_layer() -> None:
    """numpy and what decodes sound are the media image's."""
    done = subprocess.run([sys.executable, "-c", WITHOUT_THE_IMAGE], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
