"""What the emulator drops or cannot judge is promised by the template itself."""

from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError
from pydantic_settings import BaseSettings

from makeafvdo.bootstrap import container_of_process
from makeafvdo.config import QuotaSettings, RunSettings, Settings, SignInSettings, VoiceSettings
from makeafvdo.domain.videos.quota import everybodys_runs_used_up

MAY_OPEN = {
    "TikTokAccount": "tiktok-tokens",
    "Upload": ["tiktok-tokens", "upload-url"],
    "Poll": "tiktok-tokens",
    "Sweep": "tiktok-tokens",
}


class _Loader(yaml.SafeLoader):
    """Reads CloudFormation's short forms as {name: value}."""


def _short_form(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    if isinstance(node, yaml.SequenceNode):
        return {suffix: loader.construct_sequence(node, deep=True)}
    assert isinstance(node, yaml.ScalarNode)
    return {suffix: loader.construct_scalar(node)}


_Loader.add_multi_constructor("!", _short_form)


@pytest.fixture(scope="module")
def resources() -> dict[str, Any]:
    template = yaml.load(Path("template.yaml").read_text(), _Loader)  # noqa: S506 (a SafeLoader)
    found: dict[str, Any] = template["Resources"]
    return found


def of_type(resources: dict[str, Any], kind: str) -> dict[str, Any]:
    return {name: each.get("Properties", {}) for name, each in resources.items() if each["Type"] == kind}


def statements(function: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = function["Policies"][0]["Statement"]
    return found


def test_every_table_is_encrypted_and_can_be_restored(resources: dict[str, Any]) -> None:
    tables = of_type(resources, "AWS::DynamoDB::Table")

    assert len(tables) == 6
    assert all(table["SSESpecification"]["SSEEnabled"] for table in tables.values())
    assert all(table["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"] for table in tables.values())
    assert tables["Connections"]["SSESpecification"]["KMSMasterKeyId"] == {"GetAtt": "TokenKey.Arn"}


def test_every_bucket_is_private_encrypted_and_tls_only(resources: dict[str, Any]) -> None:
    buckets = of_type(resources, "AWS::S3::Bucket")
    policies = of_type(resources, "AWS::S3::BucketPolicy").values()

    assert set(buckets) == {policy["Bucket"]["Ref"] for policy in policies} == {"Media", "Intake"}
    assert all(all(bucket["PublicAccessBlockConfiguration"].values()) for bucket in buckets.values())
    assert all("BucketEncryption" in bucket for bucket in buckets.values())


def test_what_was_sealed_opens_only_in_its_context_and_only_in_four_functions(resources: dict[str, Any]) -> None:
    """The webhook's function reads rows of a table under the same key, so DynamoDB may decrypt for it; it may not."""
    functions = of_type(resources, "AWS::Serverless::Function")

    purposes: dict[str, object] = {}
    through_dynamodb = set()
    for name, function in functions.items():
        for each in (each for each in statements(function) if "kms:Decrypt" in each["Action"]):
            condition = each["Condition"]
            if "kms:ViaService" in condition["StringEquals"]:
                through_dynamodb.add(name.removesuffix("Function"))
                continue
            assert condition["Null"] == {"kms:EncryptionContext:user_id": "false"}
            purposes[name.removesuffix("Function")] = condition["StringEquals"]["kms:EncryptionContext:purpose"]

    assert purposes == MAY_OPEN
    assert through_dynamodb == {*MAY_OPEN, "TikTokWebhook"}


def test_no_function_may_do_everything(resources: dict[str, Any]) -> None:
    for name, function in of_type(resources, "AWS::Serverless::Function").items():
        for each in statements(function):
            actions = each["Action"] if isinstance(each["Action"], list) else [each["Action"]]
            assert not any("*" in action for action in actions), name
            assert each["Resource"] != "*", name


def test_every_asynchronous_target_has_a_dead_letter_queue(resources: dict[str, Any]) -> None:
    rules = [target for rule in of_type(resources, "AWS::Events::Rule").values() for target in rule["Targets"]]
    schedules = [each["Target"] for each in of_type(resources, "AWS::Scheduler::Schedule").values()]

    assert rules
    assert schedules
    assert all("DeadLetterConfig" in target for target in (*rules, *schedules))


def test_every_log_group_forgets(resources: dict[str, Any]) -> None:
    groups = of_type(resources, "AWS::Logs::LogGroup")

    assert groups
    assert all("RetentionInDays" in group for group in groups.values())


def test_the_brake_wakes_the_operator(resources: dict[str, Any]) -> None:
    heard = of_type(resources, "AWS::Logs::MetricFilter")["EverybodysRunsReached"]
    alarm = of_type(resources, "AWS::CloudWatch::Alarm")["EverybodysRunsAlarm"]
    transformation = heard["MetricTransformations"][0]

    assert heard["LogGroupName"] == {"Ref": "FunctionLogs"}
    assert heard["FilterPattern"] == f'{{ $.code = "{everybodys_runs_used_up(datetime.now(UTC)).code}" }}'
    assert (alarm["Namespace"], alarm["MetricName"]) == (
        transformation["MetricNamespace"],
        transformation["MetricName"],
    )
    assert alarm["AlarmActions"] == [{"Ref": "Alarms"}]


def test_a_task_outlives_its_function(resources: dict[str, Any]) -> None:
    machine = yaml.safe_load(Path("statemachine/video.asl.yaml").read_text())
    states = machine["States"] | machine["States"]["Voice"]["ItemProcessor"]["States"]
    functions = of_type(resources, "AWS::Serverless::Function")

    for state in states.values():
        if state["Type"] == "Task":
            function = functions[state["Parameters"]["FunctionName"].strip("${}")]
            assert state["TimeoutSeconds"] > function.get("Timeout", 30)


@pytest.mark.parametrize(
    ("name", "needs"),
    [
        *((name, ()) for name in ("TikTokAccount", "TikTokWebhook", "Scrape", "Recheck", "Script", "Render")),
        *((name, ()) for name in ("Upload", "Poll", "Settle")),
        ("Web", (SignInSettings,)),
        ("Videos", (RunSettings, QuotaSettings)),
        ("Intake", (QuotaSettings,)),
        ("Sweep", (RunSettings,)),
        ("Voice", (VoiceSettings,)),
    ],
)
def test_a_function_is_given_the_settings_it_needs_and_no_other(
    resources: dict[str, Any], name: str, needs: tuple[type[BaseSettings], ...]
) -> None:
    given = resources[f"{name}Function"]["Properties"].get("Environment", {}).get("Variables", {})

    assert {field.upper() for group in needs for field in group.model_fields} == set(given)
    assert handler_of(resources[f"{name}Function"]["Properties"])._needs == needs


def test_every_function_is_given_what_all_of_them_need() -> None:
    template = yaml.load(Path("template.yaml").read_text(), _Loader)  # noqa: S506 (a SafeLoader)

    given = template["Globals"]["Function"]["Environment"]["Variables"]

    assert {field.upper() for field in Settings.model_fields} == set(given)


def test_a_variable_that_is_missing_fails_the_first_call_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields:
        monkeypatch.setenv(field.upper(), "https://set.example")
    monkeypatch.delenv("SENDS_TABLE")

    with pytest.raises(ValidationError, match="sends_table\n  Field required"):
        container_of_process()


def handler_of(function: dict[str, Any]) -> Any:  # noqa: ANN401 (an HttpFunction or a Task)
    folder = function.get("CodeUri", "functions/media/").strip("/").replace("/", ".")
    command = function.get("ImageConfig", {}).get("Command", [None])[0]
    module, _, name = (command or function["Handler"]).partition(".")
    return getattr(import_module(f"{folder}.{module}"), name)
