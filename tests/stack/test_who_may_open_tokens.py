"""Only the functions that send in a marketer's name can open what the key sealed; the emulator's IAM decides."""

import boto3
import pytest
from botocore.exceptions import ClientError

from local.stack.stack import Stack
from tests.support.stack_harness import Bench

STACK_NAME = "makeafvdo-dev"
MAY = {"TikTokAccountFunction", "TikTokWebhookFunction", "UploadFunction", "PollFunction", "SweepFunction",
       "EraseFunction", "ExportFunction"}  # fmt: skip
MAY_NOT = {
    "WebFunction", "VideosFunction", "ScrapeFunction", "RecheckFunction", "ScriptFunction", "VoiceFunction",
    "RenderFunction", "SettleFunction", "IntakeFunction", "LinkSignInFunction", "OneVoiceFunction",
    "BatchesFunction", "ReadListFunction", "BeginRowFunction", "BatchResultFunction", "OrderFunction",
    "QueueFunction", "ScheduleFunction", "NotifyFunction", "PriceLookFunction",
}  # fmt: skip
"""The webhook's function and the export's may read a table under the same key, through DynamoDB alone; the emulator
cannot judge that condition, so here they open what on AWS they do not (`tests/unit/core/test_template.py` holds it).
"""
CONTEXT = {"user_id": "somebody", "connection_id": "one", "purpose": "tiktok-tokens"}


@pytest.mark.parametrize("function", sorted(MAY | MAY_NOT))
def test_only_the_named_functions_may_decrypt(bench: Bench, function: str) -> None:
    key = bench.stack.outputs["TokenKeyId"]
    sealed = boto3.client("kms").encrypt(KeyId=key, Plaintext=b"a pair", EncryptionContext=CONTEXT)["CiphertextBlob"]

    opened = may_decrypt(as_function(bench.stack, function), sealed)

    assert opened is (function in MAY)


@pytest.mark.usefixtures("bench")
def test_every_function_is_on_one_of_the_lists() -> None:
    resources = boto3.client("cloudformation").describe_stack_resources(StackName=STACK_NAME)["StackResources"]

    functions = {each["LogicalResourceId"] for each in resources if each["ResourceType"] == "AWS::Lambda::Function"}

    assert functions == MAY | MAY_NOT


def test_the_row_holds_no_token_in_the_clear(bench: Bench) -> None:
    table = boto3.resource("dynamodb").Table(bench.stack.outputs["ConnectionsTable"])

    rows = table.scan()["Items"]

    sealed = [row for row in rows if "sealed_tokens" in row]
    assert sealed
    assert not any(mark in repr(rows) for mark in ("act.", "rft."))


def as_function(stack: Stack, name: str) -> boto3.Session:
    """A session with the role of one of our functions."""
    physical = stack.physical_id(name)
    role = boto3.client("lambda").get_function_configuration(FunctionName=physical)["Role"]
    credentials = boto3.client("sts").assume_role(RoleArn=role, RoleSessionName="a-test")["Credentials"]
    return boto3.Session(
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretAccessKey"],
        aws_session_token=credentials["SessionToken"],
    )


def may_decrypt(session: boto3.Session, sealed: bytes) -> bool:
    try:
        session.client("kms").decrypt(CiphertextBlob=sealed, EncryptionContext=CONTEXT)
    except ClientError as error:
        if error.response["Error"]["Code"] in {"AccessDenied", "AccessDeniedException"}:
            return False
        raise
    return True
