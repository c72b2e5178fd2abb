"""make drill STAGE=<stage>: the restore of the runbook, carried out and taken back, on a stage nobody is using.

1. An account is made that exists in the tables alone.
2. Every table is restored to a new one, and compared with the original: how many rows, and one row.
3. The account is erased, so that only the restored tables still know it: a backup's rows.
4. The functions are pointed at the restored tables, all but the erasure list, and may use them; the pages answer.
5. Erasures are replayed: the restored tables forget the account.
6. The functions are pointed back, whatever happened, and the restored tables deleted.
"""

import json
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import boto3
import requests
from ulid import ULID

from local.checklist import ok, require
from local.demo.browser import Browser
from local.erasing import erase, replay
from local.stack.deployed import Deployed, deployed
from local.stack.processes import StackError
from makeafvdo.domain.erasures import WRITERS_END_WITHIN
from makeafvdo.entrypoints.http import SESSION_COOKIE

_POLICY = "restored-tables"
_ERASURES = "Erasures"
_WITNESS = "drill-"
_TRIES = 30


@dataclass(frozen=True)
class Restored:
    """A table of the stack, by its name in the template, and the new one."""

    logical: str
    name: str
    arn: str
    new_name: str

    @property
    def new_arn(self) -> str:
        return self.arn.replace(self.name, self.new_name)


def drill(target: Deployed) -> dict[str, Any]:
    """Raises StackError for the first thing that does not come out as the runbook says."""
    began = time.monotonic()
    users = target.outputs["UsersTable"]
    with _account_in(users) as witness, _restored_tables(target) as tables:
        rows = sum(_compare(table) for table in tables)
        ok(f"{len(tables)} tables restored, {rows} rows")
        erase(target, witness, datetime.now(UTC) - 2 * WRITERS_END_WITHIN)
        new_users = next(table.new_name for table in tables if table.name == users)
        require(not _knows(users, witness), "the erased account is still in the live table")
        require(_knows(new_users, witness), "the erased account is not in the restored table, as it would be")
        with _pointed_at(target, [table for table in tables if table.logical != _ERASURES]) as functions:
            ok(f"{functions} functions pointed at them")
            _pages_answer(target)
            replayed = replay(target)["replayed"]
            require(not _knows(new_users, witness), "the replay left the erased account in the restored table")
            ok(f"{replayed} erasures replayed")
        _pages_answer(target)
        ok("and back")
    return {"tables": len(tables), "rows": rows, "replayed": replayed, "seconds": round(time.monotonic() - began, 1)}


@contextmanager
def _account_in(users: str) -> Iterator[str]:
    client, user_id = boto3.client("dynamodb"), f"{_WITNESS}{str(ULID()).lower()}"
    client.put_item(TableName=users, Item={"user_id": {"S": user_id}})
    try:
        yield user_id
    finally:
        client.delete_item(TableName=users, Key={"user_id": {"S": user_id}})


@contextmanager
def _restored_tables(target: Deployed) -> Iterator[list[Restored]]:
    client, mark = boto3.client("dynamodb"), str(ULID()).lower()[-6:]
    tables = []
    try:
        for logical, name in _resources(target, "AWS::DynamoDB::Table").items():
            arn = client.describe_table(TableName=name)["Table"]["TableArn"]
            table = Restored(logical, name, arn, f"{name}-drill-{mark}")
            client.restore_table_to_point_in_time(
                SourceTableName=name, TargetTableName=table.new_name, UseLatestRestorableTime=True
            )
            tables.append(table)
        for table in tables:
            client.get_waiter("table_exists").wait(TableName=table.new_name, WaiterConfig={"MaxAttempts": 180})
        yield tables
    finally:
        for table in tables:
            client.delete_table(TableName=table.new_name)


def _compare(table: Restored) -> int:
    """How many rows both have."""
    count, new_count = _count(table.name), _count(table.new_name)
    require(count == new_count, f"{table.logical} has {count} rows, the restored table {new_count}")
    client = boto3.client("dynamodb")
    keys = [each["AttributeName"] for each in client.describe_table(TableName=table.name)["Table"]["KeySchema"]]
    for row in client.scan(TableName=table.name, ConsistentRead=True, Limit=1)["Items"]:
        key = {name: row[name] for name in keys}
        found = client.get_item(TableName=table.new_name, Key=key, ConsistentRead=True).get("Item")
        require(found == row, f"a row of {table.logical} is another one in the restored table")
    return count


def _count(table: str) -> int:
    pages = (
        boto3.client("dynamodb").get_paginator("scan").paginate(TableName=table, Select="COUNT", ConsistentRead=True)
    )
    return sum(page["Count"] for page in pages)


def _knows(users: str, user_id: str) -> bool:
    return "Item" in boto3.client("dynamodb").get_item(
        TableName=users, Key={"user_id": {"S": user_id}}, ConsistentRead=True
    )


@contextmanager
def _pointed_at(target: Deployed, tables: list[Restored]) -> Iterator[int]:
    """Every function has the new tables' names, and its role may do with them what it may with the old ones."""
    functions = sorted(_resources(target, "AWS::Lambda::Function").values())
    there = {table.name: table.new_name for table in tables}
    back = {new_name: name for name, new_name in there.items()}
    roles = {_role_of(function) for function in functions}
    try:
        for role in roles:
            _grant(role, {table.arn: table.new_arn for table in tables})
        for function in functions:
            _rename_tables(function, there)
        yield len(functions)
    finally:
        for function in functions:
            _rename_tables(function, back)
        for role in roles:
            _withdraw(role)


def _rename_tables(function: str, names: Mapping[str, str]) -> None:
    client = boto3.client("lambda")
    found = client.get_function_configuration(FunctionName=function).get("Environment", {}).get("Variables", {})
    changed = {name: names.get(value, value) for name, value in found.items()}
    if changed != found:
        client.update_function_configuration(FunctionName=function, Environment={"Variables": changed})
        client.get_waiter("function_updated_v2").wait(FunctionName=function)


def _role_of(function: str) -> str:
    found = boto3.client("lambda").get_function_configuration(FunctionName=function)
    return str(found["Role"]).rpartition("/")[2]


def _grant(role: str, arns: Mapping[str, str]) -> None:
    client = boto3.client("iam")
    granted: list[Any] = []
    for name in client.list_role_policies(RoleName=role)["PolicyNames"]:
        document = client.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
        for statement in document["Statement"]:
            written = json.dumps(statement)
            for arn, new_arn in arns.items():
                written = written.replace(arn, new_arn)
            if written != json.dumps(statement):
                granted.append(json.loads(written))
    if granted:
        document = {"Version": "2012-10-17", "Statement": granted}
        client.put_role_policy(RoleName=role, PolicyName=_POLICY, PolicyDocument=json.dumps(document))


def _withdraw(role: str) -> None:
    client = boto3.client("iam")
    if _POLICY in client.list_role_policies(RoleName=role)["PolicyNames"]:
        client.delete_role_policy(RoleName=role, PolicyName=_POLICY)


def _pages_answer(target: Deployed) -> None:
    """To a session nobody has, which is looked up in a table. A role's change takes seconds on AWS."""
    headers = {"Cookie": f"{SESSION_COOKIE}={_WITNESS}{ULID()}"}
    status = 0
    for _ in range(_TRIES):
        with suppress(requests.RequestException):
            status = Browser().call("GET", f"{target.base_url}/settings", headers=headers).status_code
        if status == HTTPStatus.UNAUTHORIZED:
            return
        time.sleep(1)
    raise StackError(f"  NO   a page that reads a table answers {status}")


def _resources(target: Deployed, kind: str) -> dict[str, str]:
    """Physical names by those in the template."""
    pages = boto3.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=target.stack_name)
    return {
        each["LogicalResourceId"]: each["PhysicalResourceId"]
        for page in pages
        for each in page["StackResourceSummaries"]
        if each["ResourceType"] == kind
    }


def main(arguments: list[str]) -> int:
    try:
        print(json.dumps(drill(deployed(*arguments))))
    except StackError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
