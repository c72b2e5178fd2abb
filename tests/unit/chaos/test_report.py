import json
from collections import Counter

import pytest

from local.chaos.judge import Verdict
from local.chaos.killed_workers import WorkerVerdict
from local.chaos.plans import INIT, Plan, PlannedFault
from local.chaos.report import print_failures, print_faults, print_killed_workers, print_summary
from local.tiktok.faults.faults import Fault, InjectedFault
from makeafvdo.domain.videos.videos import Step

PLAN = Plan(7, (PlannedFault(Fault.CUT_AFTER, INIT),))


def test_the_last_line_counts_plans_and_not_findings(capsys: pytest.CaptureFixture[str]) -> None:
    bad = Verdict(PLAN, [], 0, {"doubles": ["2 videos", "2 videos"], "lost": ["nothing"]})

    workers = [
        WorkerVerdict("killed once", Counter({Step.VOICE: 2, Step.RENDER: 1}), [], {"hung": ["still RENDERING"]}),
        WorkerVerdict("killed always", Counter({Step.SCRIPT: 4})),
        WorkerVerdict("too late", Counter(), [Step.SCRAPE]),
    ]

    print_summary([bad, Verdict(PLAN, [], 1), Verdict(PLAN, ["never struck"], 0)], workers)

    output = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert output == {
        "plans": 4,
        "doubles": 1,
        "lost": 1,
        "untruthful": 0,
        "hung": 1,
        "lost_rotations": 1,
        "killed_workers": 7,
    }


def test_killed_workers_are_counted_for_each_step(capsys: pytest.CaptureFixture[str]) -> None:
    print_killed_workers([WorkerVerdict("killed once", Counter({Step.VOICE: 2}), [Step.RENDER], {"lost": ["FAILED"]})])

    output = capsys.readouterr().out
    assert "killed once: 2 in voice" in output
    assert "FAILED lost: FAILED" in output
    assert "not counted: no attempt ended in render" in output


def test_a_failing_seed_comes_with_the_command_that_replays_it(capsys: pytest.CaptureFixture[str]) -> None:
    print_failures([Verdict(PLAN, [], 0, {"doubles": ["2 videos at TikTok"]})])

    output = capsys.readouterr().out
    assert f"FAILED seed 7: cut_after at {INIT}" in output
    assert "doubles: 2 videos at TikTok" in output
    assert "make chaos SEED=7" in output


def test_every_fault_is_told_with_how_often_it_struck(capsys: pytest.CaptureFixture[str]) -> None:
    print_faults([InjectedFault(Fault.CUT_AFTER, INIT, "a"), InjectedFault(Fault.CUT_AFTER, INIT, "b")])

    assert any(line.split() == ["2", "cut_after", INIT] for line in capsys.readouterr().out.splitlines())
