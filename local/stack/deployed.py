"""A deployed stage: the local one where it is up, else the one in the AWS account the environment is signed in to."""

from dataclasses import dataclass
from typing import Any

import boto3

from local.stack import stack
from local.stack.processes import StackError


@dataclass(frozen=True)
class Deployed:
    stack_name: str
    base_url: str
    outputs: dict[str, str]

    @staticmethod
    def client(service: str) -> Any:  # noqa: ANN401 (boto3 gives each service a client class of its own)
        return boto3.client(service)


def deployed(stage: str) -> Deployed:
    """Prints which it is. Raises StackError where the stage is in neither."""
    try:
        local = stack.running(stage)
    except StackError:
        return _in_account(stage)
    print(f"  {stage} on this machine: {local.base_url}")
    return Deployed(local.name, local.base_url, local.outputs)


def _in_account(stage: str) -> Deployed:
    if boto3.Session().get_credentials() is None:
        raise StackError(
            f"{stage} is not up here, and nobody is signed in to AWS: `make up STAGE={stage}`, or sign in."
        )
    client = boto3.client("cloudformation")
    try:
        (described,) = client.describe_stacks(StackName=f"makeafvdo-{stage}")["Stacks"]
    except client.exceptions.ClientError as error:
        raise StackError(f"makeafvdo-{stage} is not deployed in this account and region.") from error
    outputs = {output["OutputKey"]: output["OutputValue"] for output in described["Outputs"]}
    print(f"  {stage} in AWS account {boto3.client('sts').get_caller_identity()['Account']}: {outputs['SiteUrl']}")
    return Deployed(f"makeafvdo-{stage}", outputs["SiteUrl"], outputs)
