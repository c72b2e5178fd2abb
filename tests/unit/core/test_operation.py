"""What an operator is told: each function has alarms, each alarm a place in the runbook, an access line its fields."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from local.template import of_type, read_template

RUNBOOK = Path("docs/runbook.md").read_text()
INCIDENTS = RUNBOOK.partition("## When an alarm rings")[2].partition("\n## ")[0]


@pytest.fixture(scope="module")
def template() -> dict[str, Any]:
    return read_template()


@pytest.mark.parametrize("metric", ["Errors", "Throttles"])
def test_every_function_has_an_alarm_for_its_errors_and_for_its_throttles(
    template: dict[str, Any], metric: str
) -> None:
    functions = {name.removesuffix("Function") for name in of_type(template, "AWS::Serverless::Function")}
    alarms = of_type(template, "AWS::CloudWatch::Alarm")

    assert functions
    for name in functions:
        alarm = alarms[f"{name}{metric}Alarm"]
        assert (alarm["Namespace"], alarm["MetricName"]) == ("AWS/Lambda", metric)
        assert alarm["Dimensions"] == [{"Name": "FunctionName", "Value": {"Ref": f"{name}Function"}}]


def test_every_machine_has_an_alarm_for_runs_that_fail_and_for_runs_that_time_out(template: dict[str, Any]) -> None:
    alarms = of_type(template, "AWS::CloudWatch::Alarm").values()
    heard = {(each.get("MetricName"), str(each.get("Dimensions"))) for each in alarms}

    for machine in of_type(template, "AWS::Serverless::StateMachine"):
        here = str([{"Name": "StateMachineArn", "Value": {"Ref": machine}}])
        assert {("ExecutionsFailed", here), ("ExecutionsTimedOut", here)} <= heard


def test_every_alarm_tells_the_operator_where_to_read_on(template: dict[str, Any]) -> None:
    for name, alarm in of_type(template, "AWS::CloudWatch::Alarm").items():
        section = INCIDENTS.partition(f"### {alarm['AlarmDescription']}\n")[2].partition("\n### ")[0]
        assert f"`{name}`" in section, name
        assert alarm["AlarmActions"] == [{"Ref": "Alarms"}]


def test_the_runbook_names_no_alarm_that_is_none(template: dict[str, Any]) -> None:
    alarms = of_type(template, "AWS::CloudWatch::Alarm")
    sections = {each["AlarmDescription"] for each in alarms.values()}

    assert set(re.findall(r"`(\w+Alarm)`", RUNBOOK)) == set(alarms)
    assert set(re.findall(r"(?m)^### (.+)$", INCIDENTS)) == sections


def test_a_sweep_that_is_silent_rings(template: dict[str, Any]) -> None:
    alarm = of_type(template, "AWS::CloudWatch::Alarm")["SweepHeartbeatAlarm"]

    assert (alarm["MetricName"], alarm["TreatMissingData"]) == ("Invocations", "breaching")
    assert (alarm["ComparisonOperator"], alarm["Threshold"]) == ("LessThanThreshold", 1)


def test_the_dashboard_reads_and_stands_in_the_stage(template: dict[str, Any]) -> None:
    body = template["Resources"]["Dashboard"]["Properties"]["DashboardBody"]["Sub"]
    namespaces = set(re.findall(r"makeafvdo-\$\{Stage\}", body))

    assert len(json.loads(body)["widgets"]) == 8
    assert namespaces
    for metric in ("RunFailed", "RunOutcome", "SendOutcome", "StepTime", "ProviderPassedOver", "CostUsd"):
        assert metric in body
        assert re.search(rf'(count|time_ms)\("{metric}"', "".join(sources())), metric


def sources() -> list[str]:
    folders = (Path("layers/core/makeafvdo"), Path("functions"))
    return [path.read_text() for folder in folders for path in folder.rglob("*.py")]


def test_the_share_of_failed_runs_is_the_average_of_what_settle_counts(template: dict[str, Any]) -> None:
    variables = template["Globals"]["Function"]["Environment"]["Variables"]
    alarm = of_type(template, "AWS::CloudWatch::Alarm")["FailedShareAlarm"]

    assert (alarm["MetricName"], alarm["Statistic"], alarm["Threshold"]) == ("RunFailed", "Average", 0.2)
    assert alarm["Namespace"] == variables["POWERTOOLS_METRICS_NAMESPACE"]


def test_an_access_line_tells_time_and_path_and_no_query(template: dict[str, Any]) -> None:
    fields = json.loads(template["Resources"]["ApiStage"]["Properties"]["AccessLogSettings"]["Format"])

    assert fields["path"] == "$context.path"
    assert {"$context.requestTime", "$context.responseLatency", "$context.integrationErrorMessage"} <= {
        *fields.values()
    }
    assert "query" not in str(fields).lower()


def test_functions_and_machines_are_traced(template: dict[str, Any]) -> None:
    assert template["Globals"]["Function"]["Tracing"] == "Active"
    for machine in of_type(template, "AWS::Serverless::StateMachine").values():
        assert machine["Tracing"] == {"Enabled": True}


def test_everything_zipped_is_built_with_its_bytecode(template: dict[str, Any]) -> None:
    built = {
        name: each["Metadata"]
        for name, each in template["Resources"].items()
        if each["Type"] == "AWS::Serverless::LayerVersion" or "CodeUri" in each.get("Properties", {})
    }

    assert len(built) > 15
    for name, metadata in built.items():
        assert (metadata["BuildMethod"], metadata["ContextPath"]) == ("makefile", "layers"), name


def test_what_dynamodb_asks_of_a_key_is_allowed_wherever_it_is_asked(template: dict[str, Any]) -> None:
    """By AWS's page on the key of a table; without wildcards."""
    asked = {"Encrypt", "Decrypt", "ReEncryptFrom", "ReEncryptTo", "GenerateDataKey"}
    asked |= {"GenerateDataKeyWithoutPlaintext", "DescribeKey", "CreateGrant"}
    statements = [
        each
        for function in of_type(template, "AWS::Serverless::Function").values()
        for policy in function.get("Policies", [])
        for each in policy["Statement"]
        if "kms:ViaService" in str(each.get("Condition"))
    ]

    assert statements
    assert all(set(each["Action"]) == {f"kms:{name}" for name in asked} for each in statements)
