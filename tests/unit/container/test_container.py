"""The image of render and voice, judged by what its Dockerfile puts into an empty folder."""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from local.paths import REPO
from makeafvdo.adapters.renderer.encode.ffmpeg import ffmpeg
from makeafvdo.adapters.renderer.text.thai_text import blank_coverage, typeface
from tests.unit.container.dockerfile import LAMBDA_TASK_ROOT, last_stage, lay

HARD_THAI = "ที่นี่ ป้ำ น้ำ กี๊ ผู้ใหญ่ ปั๊ม ญี่ปุ่น"
SYSTEM_TEXT_LIBRARIES = (
    *("libfribidi.so.0", "libraqm.so.0", "libharfbuzz.so.0", "libfreetype.so.6", "libfontconfig.so.1"),
    *("libpango-1.0.so.0", "libcairo.so.2"),
)


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("image")
    lay(last_stage(REPO / "functions/media/Dockerfile"), root)
    return root


def run_in(image: Path, code: str, **environment: str) -> str:
    """With the standard library and the image's own folder on the path, and nothing else."""
    alone = f"import sys; sys.path.append({str(image) + LAMBDA_TASK_ROOT!r}); {code}"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", alone],
        cwd=image,
        env={"PATH": os.environ["PATH"], "AWS_DEFAULT_REGION": "ap-southeast-1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_both_handlers_are_imported_from_the_image_alone(image: Path) -> None:
    said = run_in(image, "import render, voice, makeafvdo.adapters.voices.kokoro; print(render.handler, voice.handler)")

    assert "handler" in said


def test_every_module_in_the_image_is_compiled_for_good(image: Path) -> None:
    """Unchecked hash, flags 1: neither a time stamp nor the source is asked."""
    task_root = image / LAMBDA_TASK_ROOT.lstrip("/")
    modules = [path for path in task_root.rglob("*.py") if path.stat().st_size]

    assert modules
    for module in modules:
        compiled = module.parent / "__pycache__" / f"{module.stem}.{sys.implementation.cache_tag}.pyc"
        assert compiled.read_bytes()[4:8] == b"\x01\0\0\0", module


def test_thai_is_drawn_alike_without_the_system_s_text_libraries(image: Path, tmp_path: Path) -> None:
    for name in SYSTEM_TEXT_LIBRARIES:
        (tmp_path / name).write_bytes(b"")
    here = blank_coverage(900, 200)
    typeface("Kanit-SemiBold").draw(here, HARD_THAI, 72, 20, 120)

    there = run_in(image, DRAWS_THAI, LD_LIBRARY_PATH=str(tmp_path))

    assert there == f"hidden {hashlib.sha256(here.tobytes()).hexdigest()}"


DRAWS_THAI = f"""
import ctypes, hashlib
from makeafvdo.adapters.renderer.text.thai_text import blank_coverage, typeface
try:
    ctypes.CDLL("libfribidi.so.0")
except OSError:
    print("hidden", end=" ")
coverage = blank_coverage(900, 200)
typeface("Kanit-SemiBold").draw(coverage, {HARD_THAI!r}, 72, 20, 120)
print(hashlib.sha256(coverage.tobytes()).hexdigest())
"""


def test_the_licences_of_ffmpeg_and_of_every_font_are_in_the_image(image: Path) -> None:
    texts = [
        path.read_text(encoding="utf-8", errors="replace") for path in (image / "opt/makeafvdo/licences").iterdir()
    ]
    fonts = [path for pattern in ("*.ttf", "*.otf") for path in image.rglob(pattern)]
    version = subprocess.run([ffmpeg(), "-version"], capture_output=True, text=True, check=True).stdout

    assert any("GNU GENERAL PUBLIC LICENSE" in text for text in texts)
    assert any(version.split()[2] in text for text in texts)
    assert fonts
    for font in fonts:
        assert any("SIL OPEN FONT LICENSE" in text.upper() for text in licences_beside(font)), font


def licences_beside(font: Path) -> list[str]:
    near = [*font.parent.iterdir(), *font.parent.parent.iterdir()]
    return [path.read_text(encoding="utf-8") for path in near if re.search("LICENSE|OFL", path.name) and path.is_file()]


def test_nothing_of_the_tools_and_tests_is_in_the_image(image: Path) -> None:
    names = {path.name for path in (image / LAMBDA_TASK_ROOT.lstrip("/")).iterdir()}

    assert {"render.py", "voice.py", "makeafvdo"} <= names
    assert not names & {"pytest", "mypy", "moto", "onnx", "moviepy", "skimage", "interior_photos"}


def test_the_context_is_what_is_copied_and_small() -> None:
    rules = (REPO / ".dockerignore").read_text().splitlines()
    let_in = [REPO / rule.removeprefix("!") for rule in rules if rule.startswith("!")]
    copies = re.findall(r"(?m)^COPY (?!--from)(.*)", (REPO / "functions/media/Dockerfile").read_text())
    sources = [REPO / source for copy in copies for source in copy.split()[:-1]]

    assert rules[1] == "*"
    assert sources
    assert all(any(source.is_relative_to(place) for place in let_in) for source in sources)
    files = [file for place in let_in for file in (place.rglob("*") if place.is_dir() else [place]) if file.is_file()]
    assert sum(file.stat().st_size for file in files) < 60_000_000
