"""What `make cost` reckons with is counted or has its source, and docs/cost.md says what it prints."""

from typing import Any

import pytest
import yaml

from bench.cost import CostModel, Inputs, read_inputs, read_model, states_of
from local.paths import REPO
from local.template import read_template

INPUTS = read_inputs()
ITEMS = {"Voice": 5, "RenderLanes": 2}


@pytest.fixture(scope="module")
def machine() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((REPO / "statemachine/video.asl.yaml").read_text())
    return found


def model_with(machine: dict[str, Any], changed: dict[str, Any]) -> CostModel:
    return CostModel(Inputs.model_validate(INPUTS.model_dump() | changed), read_template(), machine)


def test_a_run_straight_to_the_inbox_is_counted_as_the_stack_counts_it(machine: dict[str, Any]) -> None:
    """`stack/test_batch.py` counts 22 states at most of such a run with five scenes, one poll, no lanes."""
    ways = {"HowFarIsTheVideo": ["Recheck"], "HowFarIsTheSend": ["WaitForTikTok", "Settle"]}

    entered = list(states_of(machine, ways, ITEMS))

    assert entered.count("SpeakScene") == 5
    assert len(entered) == 22


def test_a_way_that_the_machine_does_not_have_is_refused(machine: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="HowFarIsTheSend does not lead to Upload"):
        list(states_of(machine, {"Enter": ["Recheck"], "HowFarIsTheSend": ["Upload"]}, ITEMS))


def test_a_waiting_voice_is_paid_by_the_memory_of_its_function(machine: dict[str, Any]) -> None:
    embedded = INPUTS.profiles["embedded"]
    waits = embedded.model_copy(update={"speak_ms": embedded.speak_ms.model_copy(update={"value": 2430})})
    model = model_with(machine, {})

    dearer = model.video(waits)["Lambda, the steps"] - model.video(embedded)["Lambda, the steps"]

    assert dearer == pytest.approx(10 * 1.0 * 3008 / 1024 * 0.0000166667)


def test_every_figure_has_a_source() -> None:
    assert all(figure.source for figure in INPUTS.figures)


def test_the_document_says_what_the_command_prints() -> None:
    text, model = (REPO / "docs/cost.md").read_text(), read_model()
    thousand = [f"**{sum(model.video(profile).values()) * 1000:.2f}**" for profile in INPUTS.profiles.values()]

    assert f"| **1,000 videos** | {' | '.join(thousand)} |" in text
    assert f"| **together** | **{sum(model.idle_month().values()):.2f}** |" in text
    assert f"{model.transitions} transitions" in text
    assert f"{model.alarms} alarms" in text
