"""make erase STAGE=<stage> USER_ID=<id>: erase an account whose marketer cannot do it themselves.

make replay-erasures STAGE=<stage>: after tables were restored from a backup, erase again every account of the erasure
list. Both are safe to repeat.
"""

import json
import sys
from datetime import UTC, datetime
from typing import Any

import boto3
from botocore.config import Config
from ulid import ULID

from local.stack.deployed import Deployed, deployed
from local.stack.processes import StackError
from makeafvdo.adapters.tables.erasures import ErasuresTable
from makeafvdo.domain.erasures import asked

_CONFIG = Config(read_timeout=910, retries={"total_max_attempts": 1})


def erase(target: Deployed, user_id: str, asked_at: datetime | None = None) -> str:
    """What the person's own tap in Settings does, and the first pass with it; the last one too where it was asked for
    long ago. The receipt. Raises StackError.
    """
    table = boto3.resource("dynamodb").Table(target.outputs["ErasuresTable"])
    erasure = ErasuresTable(table, _now).begin(asked(user_id, str(ULID()).lower(), asked_at or _now()))
    _invoke(target, {"user_id": user_id})
    return erasure.receipt


def replay(target: Deployed) -> dict[str, Any]:
    """How many accounts of the list were made due again, and how many of them are served. Raises StackError."""
    return _invoke(target, {"replay": True})


def _invoke(target: Deployed, payload: dict[str, object]) -> dict[str, Any]:
    client = boto3.client("lambda", config=_CONFIG)
    answer = client.invoke(FunctionName=target.outputs["EraseFunctionName"], Payload=json.dumps(payload).encode())
    told = answer["Payload"].read().decode()
    if "FunctionError" in answer:
        raise StackError(f"The erase function failed: {told}")
    return dict(json.loads(told))


def _now() -> datetime:
    return datetime.now(UTC)


def main(arguments: list[str]) -> int:
    stage, *user_ids = arguments
    try:
        target = deployed(stage)
        for user_id in user_ids:
            print(f"  receipt {erase(target, user_id)}")
        if not user_ids:
            print(json.dumps(replay(target)))
    except StackError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
