"""`python -m local.chaos [SEED | FIRST-LAST]`: one plan, a range of them, or seeds 1 to 100."""

import os
import sys
import time

os.environ["MAKEAFVDO_STACK"] = os.environ.get("MAKEAFVDO_STACK", "chaos")
os.environ["SFN_WAIT_SCALE"] = "0.03"
os.environ["LAMBDA_ACCOUNT_CONCURRENCY"] = "16"  # a Lambda waiting for a silent TikTok counts as running

from local.chaos.judge import Verdict
from local.chaos.plans import plan_of
from local.chaos.report import print_failures, print_faults, print_summary
from local.chaos.runner import run_plans
from local.chaos.testbed import Testbed
from local.stack import stack
from local.tiktok.faults.faults import InjectedFault

_PLANS = 100


def main(arguments: list[str]) -> int:
    began = time.monotonic()
    try:
        testbed = Testbed(stack.up())
        verdicts = _run(testbed, _seeds(arguments[0] if arguments else ""), began)
        fired = [InjectedFault(**each) for each in testbed.tiktok("GET", "faults")["record"]]
    finally:
        stack.down()
    print_faults(fired)
    print_failures(verdicts)
    print(f"\n  {time.monotonic() - began:.0f} s")
    print_summary(verdicts)
    return 0 if all(verdict.is_fine and not verdict.unfired for verdict in verdicts) else 1


def _seeds(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1) if first else range(1, _PLANS + 1)


def _run(testbed: Testbed, seeds: range, began: float) -> list[Verdict]:
    def log(what: str) -> None:
        print(f"  {time.monotonic() - began:5.0f} s  {what}", flush=True)

    return run_plans(testbed, [plan_of(seed) for seed in seeds], log)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
