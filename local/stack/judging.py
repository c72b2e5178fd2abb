"""The emulator, which writes down what its IAM judges: a JSON line for each new caller, action, resource, verdict.

The emulator's own Python runs this; its argument is the file.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

Enforce = Callable[..., Any]
"""Of access key, action, service, region, resource, context: None where the call is allowed."""
WhoIs = Callable[[str], dict[str, Any] | None]
"""Of an access key."""


def written_down(enforce: Enforce, who_is: WhoIs, file: Path) -> Enforce:
    """`enforce`, which appends to the file what it has not judged before. Calls without a key are left out."""
    seen: set[tuple[str, str, str, bool]] = set()

    def judge(key: str, action: str, service: str, region: str, resource_arn: str = "*", **rest: Any) -> Any:  # noqa: ANN401
        refusal = enforce(key, action, service, region, resource_arn, **rest)
        caller = who_is(key)
        if caller is not None:
            judgement = (caller["userArn"], action, resource_arn, refusal is None)
            if judgement not in seen:
                seen.add(judgement)
                with file.open("a") as lines:
                    lines.write(json.dumps(judgement) + "\n")
        return refusal

    return judge


if __name__ == "__main__":
    from ministack import app
    from ministack.core import iam_evaluator

    iam_evaluator.enforce = written_down(
        iam_evaluator.enforce, iam_evaluator.resolve_caller_identity, Path(sys.argv.pop())
    )
    app.main()
