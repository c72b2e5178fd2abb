import json

import pytest

from local.chaos.judge import Verdict
from local.chaos.plans import INIT, Plan, PlannedFault
from local.chaos.report import print_failures, print_faults, print_summary
from local.tiktok.faults.faults import Fault, InjectedFault

PLAN = Plan(7, (PlannedFault(Fault.CUT_AFTER, INIT),))


def test_the_last_line_counts_plans_and_not_findings(capsys: pytest.CaptureFixture[str]) -> None:
    bad = Verdict(PLAN, [], 0, {"doubles": ["2 videos", "2 videos"], "lost": ["nothing"]})

    print_summary([bad, Verdict(PLAN, [], 1), Verdict(PLAN, ["never struck"], 0)])

    output = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert output == {"plans": 2, "doubles": 1, "lost": 1, "untruthful": 0, "hung": 0, "lost_rotations": 1}


def test_a_failing_seed_comes_with_the_command_that_replays_it(capsys: pytest.CaptureFixture[str]) -> None:
    print_failures([Verdict(PLAN, [], 0, {"doubles": ["2 videos at TikTok"]})])

    output = capsys.readouterr().out
    assert f"FAILED seed 7: cut_after at {INIT}" in output
    assert "doubles: 2 videos at TikTok" in output
    assert "make chaos SEED=7" in output


def test_every_fault_is_told_with_how_often_it_struck(capsys: pytest.CaptureFixture[str]) -> None:
    print_faults([InjectedFault(Fault.CUT_AFTER, INIT, "a"), InjectedFault(Fault.CUT_AFTER, INIT, "b")])

    assert any(line.split() == ["2", "cut_after", INIT] for line in capsys.readouterr().out.splitlines())
