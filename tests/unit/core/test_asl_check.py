"""The check of the state machine can fail."""

from pathlib import Path

import pytest

from local.asl_check import check_machine

MACHINE = Path("statemachine/video.asl.yaml")


@pytest.mark.parametrize("name", ["video", "batch", "after_posting"])
def test_our_machines_pass(name: str) -> None:
    assert check_machine(MACHINE.with_name(f"{name}.asl.yaml")) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Next: IsProductComplete", "Next: Nowhere"),
        ("    Default: Scrape\n", ""),
        ("    TimeoutSeconds: 75\n", ""),
        ("JitterStrategy: FULL}", "JitterStrategy: NONE}"),
        ("    Catch: [{ErrorEquals: [States.ALL], ResultPath: $.error, Next: ScrapeFailed}]\n", ""),
        ("IntervalSeconds: 30", "IntervalSeconds: 31"),
        ("StartAt: Enter", "StartAt: Scrape"),
    ],
)
def test_a_broken_machine_does_not(tmp_path: Path, right: str, wrong: str) -> None:
    text = MACHINE.read_text()
    assert right in text
    broken = tmp_path / "broken.asl.yaml"

    broken.write_text(text.replace(right, wrong, 1))

    assert check_machine(broken) != []
