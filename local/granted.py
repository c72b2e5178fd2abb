"""make iam: what each function's role grants, and what of it the stack tests used.

Granted are the inline policies that SAM makes of the template. Used is what the emulator's IAM judged while the tests
ran; what a marketer's browser does by a presigned form or URL is its function's doing. Writing logs and traces is
AWS's own policy and not looked at. Exits 1 where a test fails or a function asks for more than it was granted.
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
_VIA_SERVICE = "DynamoDB asks, for a table under this key"
_DEAD_LETTERS = "Lambda puts what has failed into the dead letters"


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


class Findings(NamedTuple):
    marks: list[tuple[Grant, Mark]]
    ungranted: list[Call]


def compare(grants: list[Grant], calls: Iterable[Call]) -> Findings:
    calls = list(calls)
    used = {grant for grant in grants if any(_covers(grant, call) for call in calls)}
    beside = [call for call in calls if not call.is_allowed or not any(_covers(grant, call) for grant in grants)]
    otherwise = {grant: Mark.UNTOLD if grant.asked_by_aws else Mark.UNUSED for grant in grants}
    return Findings([(grant, Mark.USED if grant in used else otherwise[grant]) for grant in grants], beside)


def _covers(grant: Grant, call: Call) -> bool:
    return (
        grant.function == call.function
        and grant.asked_by_aws not in (_VIA_SERVICE, _DEAD_LETTERS)
        and fnmatchcase(call.action.lower(), grant.action.lower())
        and (call.resource == "*" or fnmatchcase(call.resource, grant.resource))
    )


def grants_of(function: str, policy: str, written: list[Statement], deployed: list[Statement]) -> Iterator[Grant]:
    """Of one policy, whose statements stand in the same order in the template and where they are deployed."""
    for as_written, as_deployed in zip(written, deployed, strict=True):
        through_service = "kms:ViaService" in as_written.get("Condition", {}).get("StringEquals", {})
        resources = zip(_listed(as_written["Resource"]), _listed(as_deployed["Resource"]), strict=True)
        for name, resource in resources:
            for action in _listed(as_deployed["Action"]):
                by_aws = _VIA_SERVICE if through_service else _ASKED_BY_AWS.get(action, "")
                by_aws = _DEAD_LETTERS if policy == "DeadLetterQueuePolicy" else by_aws
                yield Grant(function, action, resource, _readable(name), by_aws)


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 (a parsed template)
    return value if isinstance(value, list) else [value]


def _readable(resource: str | dict[str, str]) -> str:
    """{"Sub": "${Media.Arn}/users/*"} is Media/users/*."""
    text = resource if isinstance(resource, str) else next(iter(resource.values()))
    if isinstance(resource, dict) and "GetAtt" in resource:
        return text.partition(".")[0]
    text = re.sub(r"\$\{(?:AWS::)?(\w+)(?:\.\w+)?\}", r"\1", text)
    return text.split(":", 5)[5] if text.startswith("arn:") else text


def _granted(functions: dict[str, str], roles: dict[str, str]) -> list[Grant]:
    iam, template = boto3.client("iam"), read_template()
    written = {each["PolicyName"]: each["PolicyDocument"] for each in of_type(template, "AWS::IAM::Policy").values()}
    for name, properties in of_type(template, "AWS::Serverless::Function").items():
        written |= {f"{name}RolePolicy{at}": policy for at, policy in enumerate(properties.get("Policies", []))}
    found: list[Grant] = []
    for name in functions.values():
        role = roles[f"{name}Role"]
        for policy in iam.list_role_policies(RoleName=role)["PolicyNames"]:
            deployed = iam.get_role_policy(RoleName=role, PolicyName=policy)["PolicyDocument"]
            statements = [_listed(each["Statement"]) for each in (written.get(policy, deployed), deployed)]
            found += grants_of(name, policy, *statements)
    return found


def _called(judged: Path, functions: dict[str, str]) -> Iterator[Call]:
    """Calls of functions: a session of a function's role has the function's name."""
    for line in judged.read_text().splitlines():
        principal, action, resource, is_allowed = json.loads(line)
        if (session := principal.rpartition("/")[2]) in functions:
            yield Call(functions[session], action, resource, is_allowed)


def _print(findings: Findings) -> None:
    for function, marks in groupby(findings.marks, lambda each: each[0].function):
        rows: dict[tuple[str, str], list[str]] = {}
        for grant, mark in marks:
            service, _, action = grant.action.partition(":")
            rows.setdefault((service, grant.written), []).append(mark + action)
        print(f"\n{function}")
        for (service, resource), actions in rows.items():
            print(f"  {service:<15} {resource:<36} {' '.join(actions)}")
    print("\n+ used   - never used   ? cannot be told here, for on AWS:")
    for reason in sorted({grant.asked_by_aws for grant, mark in findings.marks if mark is Mark.UNTOLD}):
        print(f"    {reason}")
    for call in findings.ungranted:
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
        grants = _granted(functions, ids)
        command = [str(VENVS / "dev/bin/pytest"), *(tests or ["tests/stack"]), "--timeout=600"]
        passed = subprocess.run(command, cwd=REPO, check=False).returncode == 0
    finally:
        stack.down()
    findings = compare(grants, _called(judged, functions))
    _print(findings)
    if not passed:
        print("A test failed: what it did not reach counts as never used.")
    marks = Counter(mark for _, mark in findings.marks)
    counted = {"functions": len(functions), "granted": len(grants), "used": marks[Mark.USED]}
    counted |= {"unused": marks[Mark.UNUSED], "cannot_be_told": marks[Mark.UNTOLD]}
    print(json.dumps(counted | {"ungranted": len(findings.ungranted)}))
    return 0 if passed and not findings.ungranted and marks[Mark.USED] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
