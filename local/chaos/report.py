"""Faults injected and verdicts: a table for people, one JSON line for machines."""

import json
from collections import Counter
from collections.abc import Sequence

from local.chaos.judge import Verdict
from local.chaos.killed_workers import WorkerVerdict
from local.tiktok.faults.faults import InjectedFault

VERDICTS = ("doubles", "lost", "untruthful", "hung")


def print_faults(fired: Sequence[InjectedFault]) -> None:
    """Every fault by name and call, and how often it was injected."""
    print("\nfaults carried out")
    counted = Counter((each.fault, each.path) for each in fired)
    for (fault, path), times in sorted(counted.items(), key=lambda row: (row[0][1], row[0][0])):
        print(f"  {times:4}  {fault:<17} {path}")
    print(f"  {len(fired):4}  in all, {len({each.fault for each in fired})} kinds")


def print_failures(verdicts: Sequence[Verdict]) -> None:
    """Each failing seed: what was planned, what was found, and the command that replays it."""
    for verdict in verdicts:
        if not verdict.is_fine:
            planned = ", ".join(map(str, verdict.plan.faults))
            print(f"\nFAILED seed {verdict.plan.seed}: {planned}")
            for name, reasons in verdict.found.items():
                print(*(f"  {name}: {reason}" for reason in dict.fromkeys(reasons)), sep="\n")
            print(f"  again: make chaos SEED={verdict.plan.seed}")
        if verdict.unfired:
            print(f"\nnot counted, seed {verdict.plan.seed}: {', '.join(verdict.unfired)} never struck")


def print_killed_workers(workers: Sequence[WorkerVerdict]) -> None:
    """Every plan, the Lambdas killed in each step, and what was found."""
    print("\nLambdas killed before a send")
    for worker in workers:
        killed = ", ".join(f"{times} in {step}" for step, times in worker.kills.items())
        print(f"  {worker.name}: {killed or 'none'}")
        for name, reasons in worker.found.items():
            print(*(f"    FAILED {name}: {reason}" for reason in reasons), sep="\n")
        if worker.unfired:
            print(f"    not counted: no attempt ended in {', '.join(worker.unfired)}")


def summary(verdicts: Sequence[Verdict], workers: Sequence[WorkerVerdict]) -> dict[str, int]:
    """Plans that count, failures by kind, accounts lost with a token response, and Lambdas killed before a send."""
    unfired = [each.unfired for each in verdicts] + [each.unfired for each in workers]
    found = [each.found for each in verdicts] + [each.found for each in workers]
    return {
        "plans": unfired.count([]),
        **{name: sum(name in each for each in found) for name in VERDICTS},
        "lost_rotations": sum(verdict.lost_rotations for verdict in verdicts),
        "killed_workers": sum(worker.kills.total() for worker in workers),
    }


def print_summary(verdicts: Sequence[Verdict], workers: Sequence[WorkerVerdict]) -> None:
    print(json.dumps(summary(verdicts, workers)))
