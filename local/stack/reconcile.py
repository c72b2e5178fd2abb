"""Restore through the service APIs what the emulator's CloudFormation drops; a no-op where nothing is missing."""

from collections.abc import Iterator
from typing import Any

import boto3
from botocore.exceptions import ClientError
from samcli.yamlhelper import yaml_parse

from local.paths import REPO

Properties = dict[str, Any]


def reconcile(stack_name: str) -> list[str]:
    """Returns what had to be restored, one line each."""
    resources = yaml_parse((REPO / "template.yaml").read_text())["Resources"]
    described = boto3.client("cloudformation").describe_stack_resources(StackName=stack_name)["StackResources"]
    physical = {r["LogicalResourceId"]: r["PhysicalResourceId"] for r in described}
    return [
        f"{what} of {name}"
        for name, resource in resources.items()
        if name in physical
        for what in _restore(resource["Type"], resource.get("Properties", {}), physical[name], physical)
    ]


def _restore(kind: str, wanted: Properties, physical_id: str, physical: dict[str, str]) -> Iterator[str]:
    match kind:
        case "AWS::DynamoDB::Table":
            yield from _restore_table(wanted, physical_id)
        case "AWS::S3::Bucket":
            yield from _restore_bucket(wanted, physical_id)
        case "AWS::Serverless::Function":
            yield from _restore_function(wanted, physical_id, physical)
        case "AWS::ApiGatewayV2::Stage":
            yield from _restore_stage(wanted, physical)


def _restore_table(wanted: Properties, name: str) -> Iterator[str]:
    client = boto3.client("dynamodb")
    if "TimeToLiveSpecification" in wanted:
        now = client.describe_time_to_live(TableName=name)["TimeToLiveDescription"]["TimeToLiveStatus"]
        if now != "ENABLED":
            client.update_time_to_live(TableName=name, TimeToLiveSpecification=wanted["TimeToLiveSpecification"])
            yield "time to live"
    backups = client.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    if backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] != "ENABLED":
        specification = wanted["PointInTimeRecoverySpecification"]
        client.update_continuous_backups(TableName=name, PointInTimeRecoverySpecification=specification)
        yield "point-in-time recovery"


def _restore_bucket(wanted: Properties, name: str) -> Iterator[str]:
    client = boto3.client("s3")
    try:
        client.get_bucket_lifecycle_configuration(Bucket=name)
    except ClientError:
        rules = [_lifecycle_rule(rule) for rule in wanted["LifecycleConfiguration"]["Rules"]]
        client.put_bucket_lifecycle_configuration(Bucket=name, LifecycleConfiguration={"Rules": rules})
        yield "lifecycle"


def _lifecycle_rule(rule: Properties) -> Any:  # noqa: ANN401 (S3's own shape)
    kept: Properties = {
        key: rule[key] for key in ("NoncurrentVersionExpiration", "AbortIncompleteMultipartUpload") if key in rule
    }
    if "ExpirationInDays" in rule:
        kept["Expiration"] = {"Days": rule["ExpirationInDays"]}
    return {"ID": rule["Id"], "Status": rule["Status"], "Filter": {"Prefix": rule.get("Prefix", "")}, **kept}


def _restore_function(wanted: Properties, name: str, physical: dict[str, str]) -> Iterator[str]:
    client = boto3.client("lambda")
    if "DeadLetterQueue" in wanted and not client.get_function_configuration(FunctionName=name).get("DeadLetterConfig"):
        queue_url = physical["DeadLetters"]
        queue = boto3.client("sqs").get_queue_attributes(QueueUrl=queue_url, AttributeNames=["QueueArn"])
        target = {"TargetArn": queue["Attributes"]["QueueArn"]}
        client.update_function_configuration(FunctionName=name, DeadLetterConfig=target)
        yield "dead-letter queue"


def _restore_stage(wanted: Properties, physical: dict[str, str]) -> Iterator[str]:
    client = boto3.client("apigatewayv2")
    api, stage = physical["Api"], wanted["StageName"]
    if not client.get_stage(ApiId=api, StageName=stage).get("DefaultRouteSettings"):
        client.update_stage(ApiId=api, StageName=stage, DefaultRouteSettings=wanted["DefaultRouteSettings"])
        yield "throttling"
