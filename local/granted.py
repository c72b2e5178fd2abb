"""make iam: what each function's role grants, and what of it the stack tests used.

Granted is what the template's policies became when SAM deployed them; what SAM adds for Lambda itself (logs, traces,
dead letters) is not looked at. Used is what the emulator's IAM judged while the tests ran; what a browser does by a
form or a URL that a function signed is that function's. Exits 1 where a test fails, or a call was not granted.
"""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from fnmatch import fnmatchcase
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import boto3

from local.paths import REPO, STATE, VENVS
from local.stack import stack
from local.template import of_type, read_template

Statement = dict[str, Any]

_LAMBDA_READS = "Lambda reads the queue with the function's role"
_ASKED_BY_AWS = {
    "iam:PassRole": "the service asks that is given the role",
    "s3:ListBucket": "S3 asks before it says that an object is missing",
    "sqs:ReceiveMessage": _LAMBDA_READS,
    "sqs:DeleteMessage": _LAMBDA_READS,
    "sqs:GetQueueAttributes": _LAMBDA_READS,
}
"""What no line of ours calls for. The emulator does these without a look at the role."""
_VIA_DYNAMODB = "DynamoDB asks, for a table under this key"


class Mark(StrEnum):
    USED = "+"
    UNUSED = "-"
    UNTOLD = "?"


class Grant(NamedTuple):
    function: str
    action: str
    resource: str
    """As deployed, with wildcards."""
    written: str
    """The resource as the template names it."""
    asked_by_aws: str = ""


class Call(NamedTuple):
    function: str
    action: str
    resource: str
    """`*` where the emulator cannot name it."""
    is_allowed: bool


def mark(grant: Grant, calls: list[Call]) -> Mark:
    if any(_covers(grant, call) for call in calls):
        return Mark.USED
    return Mark.UNTOLD if grant.asked_by_aws else Mark.UNUSED


def ungranted(grants: list[Grant], calls: list[Call]) -> list[Call]:
    """Those that were refused, and those that were not although no grant covers them."""
    return [call for call in calls if not call.is_allowed or not any(_covers(grant, call) for grant in grants)]


def _covers(grant: Grant, call: Call) -> bool:
    return (
        grant.function == call.function
        and grant.asked_by_aws != _VIA_DYNAMODB
        and fnmatchcase(call.action.lower(), grant.action.lower())
        and (call.resource == "*" or fnmatchcase(call.resource, grant.resource))
    )


def grants_of(function: str, written: list[Statement], deployed: list[Statement]) -> Iterator[Grant]:
    """Of one policy. Its statements stand in the template in the same order, with the conditions the emulator drops."""
    for as_written, as_deployed in zip(written, deployed, strict=True):
        via_dynamodb = "kms:ViaService" in as_written.get("Condition", {}).get("StringEquals", {})
        for name, resource in zip(_listed(as_written["Resource"]), _listed(as_deployed["Resource"]), strict=True):
            for action in _listed(as_deployed["Action"]):
                asked_by_aws = _VIA_DYNAMODB if via_dynamodb else _ASKED_BY_AWS.get(action, "")
                yield Grant(function, action, resource, _readable(name), asked_by_aws)


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 (a parsed template)
    return value if isinstance(value, list) else [value]


def _readable(resource: str | dict[str, str]) -> str:
    """{"Sub": "${Media.Arn}/users/*"} is Media/users/*."""
    text = resource if isinstance(resource, str) else next(iter(resource.values()))
    if isinstance(resource, dict) and "GetAtt" in resource:
        return text.partition(".")[0]
    text = re.sub(r"\$\{(?:AWS::)?(\w+)(?:\.\w+)?\}", r"\1", text)
    return text.split(":", 5)[5] if text.startswith("arn:") else text


def _granted(functions: Iterable[str], ids: dict[str, str]) -> Iterator[Grant]:
    iam, template = boto3.client("iam"), read_template()
    written = {each["PolicyName"]: each["PolicyDocument"] for each in of_type(template, "AWS::IAM::Policy").values()}
    for name, properties in of_type(template, "AWS::Serverless::Function").items():
        written |= {f"{name}RolePolicy{at}": policy for at, policy in enumerate(properties.get("Policies", []))}
    for name in functions:
        for policy in iam.list_role_policies(RoleName=ids[f"{name}Role"])["PolicyNames"]:
            if policy in written:
                found = iam.get_role_policy(RoleName=ids[f"{name}Role"], PolicyName=policy)["PolicyDocument"]
                deployed = _listed(found["Statement"])
                # A policy template of SAM's has no statements of its own to read the names from.
                yield from grants_of(name, written[policy].get("Statement", deployed), deployed)


def _called(judged: Path, functions: dict[str, str]) -> Iterator[Call]:
    """Calls of functions: the session that Lambda gives a function has its name."""
    for line in judged.read_text().splitlines():
        principal, action, resource, is_allowed = json.loads(line)
        if (session := principal.rpartition("/")[2]) in functions:
            yield Call(functions[session], action, resource, is_allowed)


def _print(marked: dict[Grant, Mark], beside: list[Call]) -> None:
    for function, its_own in groupby(marked, lambda grant: grant.function):
        grants = list(its_own)
        used = sum(marked[grant] is Mark.USED for grant in grants)
        print(f"\n{function}: {len(grants)} granted, {used} used")
        for (resource, service), of_service in groupby(grants, lambda each: (each.written, each.action.split(":")[0])):
            print(f"  {resource:<36} {service:<14}", *(marked[each] + each.action.split(":")[1] for each in of_service))
    print("\n+ used   - never used   ? cannot be told here, for on AWS:")
    for reason in sorted({grant.asked_by_aws for grant, each in marked.items() if each is Mark.UNTOLD}):
        print(f"    {reason}")
    for call in beside:
        print(f"NOT GRANTED  {call.function}  {call.action}  {call.resource}")


def main(tests: list[str]) -> int:
    judged = STATE / "judged.jsonl"
    judged.unlink(missing_ok=True)
    os.environ["JUDGED_CALLS"] = str(judged)
    stack.down()
    try:
        running = stack.up()
        described = boto3.client("cloudformation").describe_stack_resources(StackName=running.name)
        ids = {each["LogicalResourceId"]: each["PhysicalResourceId"] for each in described["StackResources"]}
        functions = {ids[name][:64]: name for name in of_type(read_template(), "AWS::Serverless::Function")}
        grants = list(_granted(functions.values(), ids))
        command = [str(VENVS / "dev/bin/pytest"), *(tests or ["tests/stack"]), "--timeout=600"]
        passed = subprocess.run(command, cwd=REPO, check=False).returncode == 0
    finally:
        stack.down()
    calls = list(_called(judged, functions))
    marked, beside = {grant: mark(grant, calls) for grant in grants}, ungranted(grants, calls)
    _print(marked, beside)
    if not passed:
        print("A test failed: what it did not reach counts as never used.")
    counted = Counter(marked.values())
    told = {"used": counted[Mark.USED], "unused": counted[Mark.UNUSED], "cannot_be_told": counted[Mark.UNTOLD]}
    print(json.dumps({"functions": len(functions), "granted": len(marked), **told, "ungranted": len(beside)}))
    return 0 if passed and calls and not beside else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
