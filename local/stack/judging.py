"""The emulator, which writes down what its IAM judges: a JSON line for each new principal, action, resource, verdict.

The emulator's own Python runs this; its argument is the file.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

Evaluate = Callable[..., Any]


def written_down(evaluate: Evaluate, file: Path) -> Evaluate:
    """`evaluate`, which appends to the file what it has not judged before."""
    seen: set[tuple[str, str, str, bool]] = set()

    def judge(request: Any, *policies: Any) -> Any:  # noqa: ANN401 (the emulator's own types)
        result = evaluate(request, *policies)
        judgement = (request.principal_arn, request.action, request.resource_arn, result.decision == "Allow")
        if judgement not in seen:
            seen.add(judgement)
            with file.open("a") as lines:
                lines.write(json.dumps(judgement) + "\n")
        return result

    return judge


if __name__ == "__main__":
    from ministack import app
    from ministack.core import iam_evaluator

    iam_evaluator.evaluate = written_down(iam_evaluator.evaluate, Path(sys.argv.pop()))
    app.main()
