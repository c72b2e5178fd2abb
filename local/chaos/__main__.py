"""`python -m local.chaos [SEED | FIRST-LAST | workers]`: one plan, a range of them, the killed workers, or all."""

import os
import sys
import time

os.environ["MAKEAFVDO_STACK"] = os.environ.get("MAKEAFVDO_STACK", "chaos")
os.environ["SFN_WAIT_SCALE"] = "0.03"
os.environ["LAMBDA_ACCOUNT_CONCURRENCY"] = "16"  # a Lambda waiting for a silent TikTok counts as running

from local.chaos.killed_workers import kill_workers
from local.chaos.plans import plan_of
from local.chaos.report import print_failures, print_faults, print_killed_workers, print_summary
from local.chaos.runner import run_plans
from local.chaos.testbed import Testbed
from local.stack import stack
from local.tiktok.faults.faults import InjectedFault

_PLANS = 100
_WORKERS = "workers"


def main(arguments: list[str]) -> int:
    began = time.monotonic()
    asked = arguments[0] if arguments else ""

    def log(what: str) -> None:
        print(f"  {time.monotonic() - began:5.0f} s  {what}", flush=True)

    try:
        testbed = Testbed(stack.up())
        workers = kill_workers(testbed, log) if asked in {"", _WORKERS} else []
        verdicts = run_plans(testbed, [plan_of(seed) for seed in _seeds(asked)], log)
        fired = [InjectedFault(**each) for each in testbed.tiktok("GET", "faults")["record"]]
    finally:
        stack.down()
    print_faults(fired)
    print_failures(verdicts)
    print_killed_workers(workers)
    print(f"\n  {time.monotonic() - began:.0f} s")
    print_summary(verdicts, workers)
    bad_plans = [verdict for verdict in verdicts if verdict.found or verdict.unfired]
    bad_workers = [worker for worker in workers if worker.found or worker.unfired]
    return 1 if bad_plans or bad_workers else 0


def _seeds(asked: str) -> range:
    if asked == _WORKERS:
        return range(0)
    first, _, last = asked.partition("-")
    return range(int(first), int(last or first) + 1) if first else range(1, _PLANS + 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
