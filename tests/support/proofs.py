"""How long a proof by many examples goes on: short in the suites, long in `make proofs`."""

import os

IS_LONG = "LONG_PROOFS" in os.environ


def examples(short: int, long: int) -> int:
    return long if IS_LONG else short
