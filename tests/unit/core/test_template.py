"""What the emulator drops or cannot judge is promised by the template itself."""

import re
import tomllib
from collections import ChainMap
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from local.stack import unsupported
from makeafvdo.config import (
    AccountSettings,
    AiOrder,
    AiSettings,
    BatchQuotaSettings,
    BatchResultSettings,
    BatchRunSettings,
    BatchSettings,
    BatchSwitchSettings,
    BusSettings,
    MailSettings,
    OrderSettings,
    PushSettings,
    QuotaSettings,
    RunSettings,
    SchedulerSettings,
    ScheduleSettings,
    Settings,
    SettingsGroup,
    SignInSettings,
    UserPoolSettings,
    VoiceSettings,
)
from makeafvdo.domain.batches.batches import BATCH_LIFE
from makeafvdo.domain.batches.rows import MAX_ROWS
from makeafvdo.domain.events import SOURCE, detail_type
from makeafvdo.domain.notices.notices import TOLD_EVENTS
from makeafvdo.domain.videos.events import VideoPublished
from makeafvdo.domain.videos.quota import everybodys_runs_used_up
from makeafvdo.services.notices.tell import CLAIM
from makeafvdo.services.videos.take_order import VideoRequested

MAY_OPEN = {
    "TikTokAccount": "tiktok-tokens",
    "Upload": ["tiktok-tokens", "upload-url"],
    "Poll": "tiktok-tokens",
    "Sweep": "tiktok-tokens",
    "Erase": "tiktok-tokens",
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
    found: list[dict[str, Any]] = function["Policies"][0]["Statement"] if "Policies" in function else []
    return found


def test_every_table_is_encrypted_and_can_be_restored(resources: dict[str, Any]) -> None:
    tables = of_type(resources, "AWS::DynamoDB::Table")

    assert len(tables) == 10
    assert all(table["SSESpecification"]["SSEEnabled"] for table in tables.values())
    assert all(table["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"] for table in tables.values())
    assert tables["Connections"]["SSESpecification"]["KMSMasterKeyId"] == {"GetAtt": "TokenKey.Arn"}


def test_every_bucket_is_private_encrypted_and_tls_only(resources: dict[str, Any]) -> None:
    buckets = of_type(resources, "AWS::S3::Bucket")
    policies = of_type(resources, "AWS::S3::BucketPolicy").values()

    assert set(buckets) == {policy["Bucket"]["Ref"] for policy in policies} == {"Media", "Intake"}
    assert all(all(bucket["PublicAccessBlockConfiguration"].values()) for bucket in buckets.values())
    assert all("BucketEncryption" in bucket for bucket in buckets.values())


def test_what_was_sealed_opens_only_in_its_context_and_only_in_five_functions(resources: dict[str, Any]) -> None:
    """Two more read rows of a table under the same key, so DynamoDB may decrypt for them; they may not."""
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
    assert through_dynamodb == {*MAY_OPEN, "TikTokWebhook", "Export"}


def test_no_function_may_do_everything(resources: dict[str, Any]) -> None:
    beside = {
        name: policy["PolicyDocument"]["Statement"] for name, policy in of_type(resources, "AWS::IAM::Policy").items()
    }
    own = {name: statements(each) for name, each in of_type(resources, "AWS::Serverless::Function").items()}
    for name, stated in (own | beside).items():
        for each in stated:
            actions = each["Action"] if isinstance(each["Action"], list) else [each["Action"]]
            assert not any("*" in action for action in actions), name
            assert each["Resource"] != "*", name


def test_an_index_is_granted_for_queries_alone(resources: dict[str, Any]) -> None:
    functions = of_type(resources, "AWS::Serverless::Function").values()

    on_an_index = [
        each for function in functions for each in statements(function) if "/index/" in str(each["Resource"])
    ]

    assert on_an_index
    assert all(each["Action"] in ("dynamodb:Query", ["dynamodb:Query"]) for each in on_an_index)


def test_what_links_sign_ins_may_touch_one_pool_and_only_that_pool_may_call_it(resources: dict[str, Any]) -> None:
    access = resources["LinkSignInAccess"]["Properties"]

    assert access["Roles"] == [{"Ref": "LinkSignInFunctionRole"}]
    assert [each["Resource"] for each in access["PolicyDocument"]["Statement"]] == [{"GetAtt": "UserPool.Arn"}]
    assert resources["LinkSignInInvoke"]["Properties"]["SourceArn"] == {"GetAtt": "UserPool.Arn"}
    assert resources["UserPool"]["Properties"]["LambdaConfig"] == {"PreSignUp": {"GetAtt": "LinkSignInFunction.Arn"}}
    assert resources["LinkSignInFunction"]["Properties"]["Timeout"] == 5


def test_only_what_has_news_may_put_events_on_our_bus_and_on_no_other(resources: dict[str, Any]) -> None:
    may = {
        name.removesuffix("Function"): each["Resource"]
        for name, function in of_type(resources, "AWS::Serverless::Function").items()
        for each in statements(function)
        if "events:PutEvents" in each["Action"]
    }

    assert may.keys() == {"Settle", "Sweep", "TikTokAccount", "TikTokWebhook", "BatchResult", "Erase", "PriceLook"}
    assert all(resource == {"GetAtt": "Bus.Arn"} for resource in may.values())


def test_an_order_is_tried_five_times_and_no_further_program_may_put_one_into_the_queue(
    resources: dict[str, Any],
) -> None:
    queue, source = resources["Orders"]["Properties"], resources["OrderSource"]["Properties"]
    (allowed,) = resources["OrdersPolicy"]["Properties"]["PolicyDocument"]["Statement"]

    assert queue["RedrivePolicy"] == {"deadLetterTargetArn": {"GetAtt": "DeadLetters.Arn"}, "maxReceiveCount": 5}
    assert queue["VisibilityTimeout"] == 60
    assert queue["VisibilityTimeout"] > resources["OrderFunction"]["Properties"].get("Timeout", 30)
    assert (source["BatchSize"], source["FunctionResponseTypes"]) == (1, ["ReportBatchItemFailures"])
    assert allowed["Condition"] == {"ArnEquals": {"aws:SourceArn": {"GetAtt": "RequestedVideos.Arn"}}}
    assert resources["RequestedVideos"]["Properties"]["EventPattern"] == {
        "detail-type": [detail_type(VideoRequested.name)]
    }


def test_news_is_tried_five_times_and_mailed_from_one_identity(resources: dict[str, Any]) -> None:
    """The emulator judges every identity as `*`."""
    queue, source = resources["News"]["Properties"], resources["NewsSource"]["Properties"]
    function = resources["NotifyFunction"]["Properties"]
    (allowed,) = resources["NewsPolicy"]["Properties"]["PolicyDocument"]["Statement"]
    pattern = resources["ToldNews"]["Properties"]["EventPattern"]
    (mails,) = (each for each in statements(function) if each["Action"] == "ses:SendEmail")

    assert queue["RedrivePolicy"] == {"deadLetterTargetArn": {"GetAtt": "DeadLetters.Arn"}, "maxReceiveCount": 5}
    assert queue["VisibilityTimeout"] > CLAIM.total_seconds() > function.get("Timeout", 30)
    assert source["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert allowed["Condition"] == {"ArnEquals": {"aws:SourceArn": {"GetAtt": "ToldNews.Arn"}}}
    assert pattern == {"source": [SOURCE], "detail-type": [detail_type(event.name) for event in TOLD_EVENTS]}
    assert mails["Resource"]["Sub"].endswith(":identity/${MailIdentity}")


def test_every_asynchronous_target_has_a_dead_letter_queue(resources: dict[str, Any]) -> None:
    rules = [target for rule in of_type(resources, "AWS::Events::Rule").values() for target in rule["Targets"]]
    schedules = [each["Target"] for each in of_type(resources, "AWS::Scheduler::Schedule").values()]

    assert rules
    assert schedules
    assert all("DeadLetterConfig" in target for target in (*rules, *schedules))


def test_a_minute_that_is_over_is_not_swept_again(resources: dict[str, Any]) -> None:
    for name in ("SweepFunction", "ScheduleFunction"):
        once = resources[name]["Properties"]["EventInvokeConfig"]

        assert once == {"MaximumRetryAttempts": 0, "MaximumEventAgeInSeconds": 60}


def test_only_the_queue_may_schedule_in_one_group_as_one_role_and_what_erases_may_end_it(
    resources: dict[str, Any],
) -> None:
    """The emulator judges every schedule as one of the group `default`, and no role that is passed on."""
    functions = of_type(resources, "AWS::Serverless::Function")
    actions = {"scheduler:CreateSchedule", "scheduler:DeleteSchedule", "iam:PassRole"}
    may = {
        name: [each for each in statements(function) if actions & set(_listed(each["Action"]))]
        for name, function in functions.items()
    }
    role = resources["MarketersSchedulesRole"]["Properties"]
    group = "arn:${AWS::Partition}:scheduler:${AWS::Region}:${AWS::AccountId}:schedule/${MarketersSchedules}/u-*"

    assert [name for name, allowed in may.items() if allowed] == ["QueueFunction", "EraseFunction"]
    schedule, pass_role = may["QueueFunction"]
    (unschedule,) = may["EraseFunction"]
    assert (unschedule["Action"], unschedule["Resource"]) == ("scheduler:DeleteSchedule", {"Sub": group})
    assert schedule["Resource"] == {"Sub": group}
    assert pass_role["Resource"] == {"GetAtt": "MarketersSchedulesRole.Arn"}
    assert pass_role["Condition"] == {"StringEquals": {"iam:PassedToService": "scheduler.amazonaws.com"}}
    assert [each["Resource"] for each in role["Policies"][0]["PolicyDocument"]["Statement"]] == [
        {"GetAtt": "ScheduleFunction.Arn"},
        {"GetAtt": "DeadLetters.Arn"},
    ]


def _listed(actions: str | list[str]) -> list[str]:
    return [actions] if isinstance(actions, str) else actions


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


def states_of_machine(name: str = "video") -> dict[str, Any]:
    """Those within a Map, too."""
    states = yaml.safe_load(Path(f"statemachine/{name}.asl.yaml").read_text())["States"]
    maps = [state for state in states.values() if state["Type"] == "Map"]
    return dict(ChainMap(states, *(each["ItemProcessor"]["States"] for each in maps)))


@pytest.mark.parametrize("name", ["video", "batch", "after_posting"])
def test_a_task_outlives_its_function(resources: dict[str, Any], name: str) -> None:
    states = states_of_machine(name)
    functions = of_type(resources, "AWS::Serverless::Function")

    for state in states.values():
        if state["Type"] == "Task" and state["Resource"].endswith("lambda:invoke"):
            function = functions[state["Parameters"]["FunctionName"].strip("${}")]
            assert state["TimeoutSeconds"] > function.get("Timeout", 30)


def test_a_row_waits_for_as_long_as_its_video_may_take_and_a_batch_as_long_as_a_video_lives() -> None:
    batch = yaml.safe_load(Path("statemachine/batch.asl.yaml").read_text())
    video = yaml.safe_load(Path("statemachine/video.asl.yaml").read_text())

    assert batch["States"]["Rows"]["ItemProcessor"]["States"]["MakeVideo"]["TimeoutSeconds"] > video["TimeoutSeconds"]
    assert batch["TimeoutSeconds"] == BATCH_LIFE.total_seconds()


def test_the_machine_of_batches_may_start_itself_and_videos_and_read_only_lists(resources: dict[str, Any]) -> None:
    """The emulator judges none of this."""
    machine = resources["BatchMachine"]["Properties"]
    allowed = {
        action: each["Resource"]
        for each in machine["Policies"][0]["Statement"]
        for action in ([each["Action"]] if isinstance(each["Action"], str) else each["Action"])
    }
    region = "${AWS::Region}:${AWS::AccountId}"
    states = f"arn:${{AWS::Partition}}:states:{region}"

    assert machine["Name"] == {"Sub": "makeafvdo-${Stage}-batch"}
    assert allowed["states:StartExecution"] == [
        {"Ref": "VideoMachine"},
        {"Sub": f"{states}:stateMachine:makeafvdo-${{Stage}}-batch"},
    ]
    assert (
        allowed["states:StopExecution"]
        == allowed["states:DescribeExecution"]
        == [
            {"Sub": f"{states}:execution:${{VideoMachine.Name}}:*"},
            {"Sub": f"{states}:execution:makeafvdo-${{Stage}}-batch/*"},
        ]
    )
    assert allowed["s3:GetObject"] == {"Sub": "${Media.Arn}/users/*/batches/*"}
    assert allowed["events:PutRule"] == {
        "Sub": f"arn:${{AWS::Partition}}:events:{region}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"
    }
    assert not any("StartExecution" in str(each) for each in statements(resources["BeginRowFunction"]["Properties"]))


def test_a_posting_gives_its_machine_ids_and_no_content(resources: dict[str, Any]) -> None:
    rule = resources["PostedVideos"]["Properties"]
    (target,) = rule["Targets"]
    (may,) = resources["PostedVideosRole"]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"]

    assert rule["EventPattern"] == {"source": [SOURCE], "detail-type": [detail_type(VideoPublished.name)]}
    assert target["InputTransformer"]["InputPathsMap"].keys() == {"user_id", "video_id", "run"}
    assert target["Arn"] == may["Resource"] == {"Ref": "AfterPostingMachine"}


def test_the_looks_after_a_posting_fit_into_their_execution() -> None:
    machine = yaml.safe_load(Path("statemachine/after_posting.asl.yaml").read_text())
    waits = [state["Result"]["wait_s"] for state in machine["States"].values() if state["Type"] == "Pass"]
    tries = machine["States"]["LookAtPrice"]["Retry"][0]
    longest = sum(
        min(tries["IntervalSeconds"] * tries["BackoffRate"] ** nth, tries["MaxDelaySeconds"])
        for nth in range(tries["MaxAttempts"])
    )

    assert sum(waits) + len(waits) * longest < machine["TimeoutSeconds"]


def test_one_batch_is_paced_as_its_marketer_is_limited(resources: dict[str, Any]) -> None:
    batch = yaml.safe_load(Path("statemachine/batch.asl.yaml").read_text())
    template = yaml.load(Path("template.yaml").read_text(), _Loader)  # noqa: S506 (a SafeLoader)

    assert batch["States"]["Rows"]["MaxConcurrency"] == template["Parameters"]["BatchVideosAtOnce"]["Default"]
    assert batch["States"]["Rows"]["ItemReader"]["ReaderConfig"]["MaxItems"] == MAX_ROWS
    assert resources["DroppedLists"]["Properties"]["Targets"][0]["InputPath"] == "$.detail"


def test_a_step_is_told_which_try_it_is() -> None:
    states = states_of_machine()
    steps = {name: each["Parameters"]["Payload"] for name, each in states.items() if each["Type"] == "Task"}

    assert {name for name, payload in steps.items() if payload.get("retries.$") != "$$.State.RetryCount"} == {"Settle"}


@pytest.mark.parametrize(
    ("name", "needs"),
    [
        *((name, ()) for name in ("Recheck", "OneVoice", "Render", "Upload", "Poll", "LinkSignIn")),
        *((name, (BusSettings,)) for name in ("TikTokAccount", "TikTokWebhook", "Settle", "PriceLook")),
        ("Scrape", (AiSettings, AiOrder)),
        ("Script", (AiSettings, AiOrder)),
        ("Web", (SignInSettings, AiOrder, BatchSettings, ScheduleSettings, MailSettings)),
        ("Notify", (BatchSettings, MailSettings, PushSettings, UserPoolSettings)),
        ("Queue", (ScheduleSettings, SchedulerSettings)),
        ("Schedule", (ScheduleSettings, RunSettings, QuotaSettings)),
        ("Batches", (BatchSettings, BatchQuotaSettings, BatchRunSettings, RunSettings, AiOrder)),
        ("ReadList", (BatchSettings,)),
        ("BeginRow", (BatchSettings, BatchQuotaSettings, BatchSwitchSettings, QuotaSettings)),
        ("BatchResult", (BatchSettings, BusSettings)),
        ("Videos", (RunSettings, QuotaSettings, AiOrder, AccountSettings, PushSettings)),
        ("Export", (BatchSettings, ScheduleSettings, UserPoolSettings)),
        (
            "Erase",
            (
                RunSettings,
                BatchSettings,
                BatchRunSettings,
                UserPoolSettings,
                BusSettings,
                ScheduleSettings,
                SchedulerSettings,
            ),
        ),
        ("Order", (OrderSettings, RunSettings, QuotaSettings)),
        ("Intake", (QuotaSettings,)),
        ("Sweep", (RunSettings, BusSettings, BatchSettings, BatchRunSettings, BatchResultSettings)),
        ("Voice", (VoiceSettings, AiSettings, AiOrder)),
    ],
)
def test_a_function_is_given_the_settings_it_needs_and_no_other(
    resources: dict[str, Any], name: str, needs: tuple[type[SettingsGroup], ...]
) -> None:
    given = resources[f"{name}Function"]["Properties"].get("Environment", {}).get("Variables", {})

    assert {field.upper() for group in needs for field in group.model_fields} == set(given)
    assert handler_of(resources[f"{name}Function"]["Properties"])._needs == needs


def test_every_function_is_given_what_all_of_them_need() -> None:
    template = yaml.load(Path("template.yaml").read_text(), _Loader)  # noqa: S506 (a SafeLoader)

    given = template["Globals"]["Function"]["Environment"]["Variables"]

    assert {*(field.upper() for field in Settings.model_fields), "POWERTOOLS_METRICS_NAMESPACE"} == set(given)


def handler_of(function: dict[str, Any]) -> Any:  # noqa: ANN401 (an HttpFunction or a Task)
    folder = function.get("CodeUri", "functions/media/").strip("/").replace("/", ".")
    command = function.get("ImageConfig", {}).get("Command", [None])[0]
    module, _, name = (command or function["Handler"]).partition(".")
    return getattr(import_module(f"{folder}.{module}"), name)


def test_every_parameter_of_a_stage_stands_in_samconfig() -> None:
    """The outside world apart, which is another one only on this machine."""
    text = Path("template.yaml").read_text()
    world = re.findall(r"(?m)^  (\w+): \{Type", text.partition("# The outside world.")[2].partition("\nConditions:")[0])
    parameters = yaml.load(text, _Loader)["Parameters"].keys() - set(world)  # noqa: S506 (a SafeLoader)
    stages = tomllib.loads(Path("samconfig.toml").read_text())

    assert {"ShopsResolver", "VoiceFolder"} <= set(world)
    for environment, stage in (("default", "dev"), ("staging", "staging"), ("prod", "prod")):
        given = [
            pair.partition("=")[::2] for pair in stages[environment]["deploy"]["parameters"]["parameter_overrides"]
        ]
        assert {name for name, _ in given} == parameters
        assert dict(given)["Stage"] == stage


def test_what_the_local_stack_drops_is_known(resources: dict[str, Any]) -> None:
    dropped = {name for name, each in resources.items() if each["Type"] in unsupported.TYPES}
    keys = set(re.findall(r"\w+(?:Equals|Like|Bool)?: \{([a-z0-9]+:[\w:-]+):", Path("template.yaml").read_text()))

    assert dropped == {"LoginPages"}
    assert {key for key in keys if unsupported.CONDITION.match(key)} == {
        "aws:SecureTransport", "aws:SourceAccount", "iam:PassedToService",
        "kms:EncryptionContext:purpose", "kms:ViaService",
    }  # fmt: skip
