"""make preflight STAGE=<stage>: is everything there that a deployment of the stage needs? Only reads.

Of a stage that is up on this machine its own parameters are checked, of any other those in `samconfig.toml`.
"""

import json
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, cast

import boto3
from botocore.exceptions import ClientError, NoCredentialsError

from local.paths import REPO
from local.stack import stack
from local.stack.processes import StackError
from makeafvdo.domain.stages import Stage, is_of_stage

_OF_SAMCONFIG = {"dev": "default", "staging": "staging", "prod": "prod"}
_LAMBDA_PYTHON = ("python3.12", "python3.13", "python3.14")
_NEW_ACCOUNT_MB = 3008
_CONCURRENCY_NEEDED = 10


class Finding(NamedTuple):
    is_right: bool
    what: str
    next: str = ""
    """What to do where it is not right."""


@dataclass(frozen=True)
class Plan:
    """What is to be deployed, and what stands already: `outputs` are empty before the first deployment."""

    stage: Stage
    parameters: Mapping[str, str]
    outputs: Mapping[str, str]
    is_local: bool


Check = Callable[[Plan], Iterator[Finding]]


def findings(stage: Stage) -> list[Finding]:
    """All of them: one that fails hides none of the others."""
    plan = _plan(stage)
    found: list[Finding] = []
    for check in _CHECKS:
        try:
            found += check(plan)
        except (ClientError, NoCredentialsError) as error:
            found.append(Finding(is_right=False, what=str(error), next="sign in to AWS with a role that may read"))
    return found


def _plan(stage: Stage) -> Plan:
    deploy = tomllib.loads((REPO / "samconfig.toml").read_text())[_OF_SAMCONFIG[stage]]["deploy"]["parameters"]
    parameters = dict(pair.partition("=")[::2] for pair in deploy["parameter_overrides"])
    try:
        running = stack.running(stage)
    except StackError:
        return Plan(stage, parameters, _outputs(f"makeafvdo-{stage}"), is_local=False)
    (described,) = boto3.client("cloudformation").describe_stacks(StackName=running.name)["Stacks"]
    own = {each["ParameterKey"]: each["ParameterValue"] for each in described.get("Parameters", ())}
    return Plan(stage, parameters | own, running.outputs, is_local=True)


def _outputs(name: str) -> dict[str, str]:
    try:
        (described,) = boto3.client("cloudformation").describe_stacks(StackName=name)["Stacks"]
    except (ClientError, NoCredentialsError):
        return {}
    return {output["OutputKey"]: output["OutputValue"] for output in described["Outputs"]}


def _account(_plan: Plan) -> Iterator[Finding]:
    session = boto3.Session()
    account = session.client("sts").get_caller_identity()["Account"]
    yield Finding(is_right=True, what=f"signed in to account {account}, region {session.region_name}")


def _parameters(plan: Plan) -> Iterator[Finding]:
    given = plan.parameters
    yield Finding(given["Stage"] == plan.stage, f"Stage is {given['Stage']}", f"Stage={plan.stage} in samconfig.toml")
    if not plan.is_local:
        yield Finding(
            given["PyRuntime"] in _LAMBDA_PYTHON,
            f"PyRuntime is {given['PyRuntime']}",
            f"one of {', '.join(_LAMBDA_PYTHON)}: python3.11 is for the local stack alone",
        )
    pair = bool(given["DomainName"]), bool(given["CertificateArn"])
    yield Finding(pair[0] == pair[1], "DomainName and CertificateArn stand together", "give both, or neither")
    if plan.stage == "prod":
        yield Finding(bool(given["AlarmEmail"]), "AlarmEmail is set", "who is told when something breaks?")
    yield Finding(
        int(given["MediaMemory"]) <= _NEW_ACCOUNT_MB,
        f"MediaMemory is {given['MediaMemory']} MB",
        f"a new account may have {_NEW_ACCOUNT_MB}; more only with a raised quota",
    )


def _quotas(plan: Plan) -> Iterator[Finding]:
    limit = boto3.client("lambda").get_account_settings()["AccountLimit"]["ConcurrentExecutions"]
    lanes = int(plan.parameters["RenderLanes"]) + int(plan.parameters["VoiceLanes"])
    yield Finding(
        limit >= max(_CONCURRENCY_NEEDED, 2 * lanes),
        f"Lambda may run {limit} functions at once",
        "ask for more in Service Quotas (Lambda, Concurrent executions), or set RenderLanes and VoiceLanes lower",
    )


def _domain(plan: Plan) -> Iterator[Finding]:
    arn, name = plan.parameters["CertificateArn"], plan.parameters["DomainName"]
    if not arn:
        return
    certificate = boto3.client("acm").describe_certificate(CertificateArn=arn)["Certificate"]
    names = {certificate["DomainName"], *certificate.get("SubjectAlternativeNames", ())}
    covers = name in names or f"*.{name.partition('.')[2]}" in names
    yield Finding(
        certificate["Status"] == "ISSUED", f"the certificate is {certificate['Status']}", "validate it in ACM"
    )
    yield Finding(covers, f"the certificate is for {', '.join(sorted(names))}", f"one for {name} is needed")


def _login_domain(plan: Plan) -> Iterator[Finding]:
    prefix = f"{plan.parameters['LoginDomain']}-{plan.stage}"
    described = boto3.client("cognito-idp").describe_user_pool_domain(Domain=prefix)["DomainDescription"]
    owner = described.get("UserPoolId")
    yield Finding(
        owner in {None, plan.outputs.get("UserPoolId")},
        f"sign-in's domain {prefix} is free or ours",
        "another LoginDomain",
    )


def _sign_in_secrets(plan: Plan) -> Iterator[Finding]:
    for who, client in (("Google", "GoogleClientId"), ("Line", "LineChannelId")):
        if plan.parameters[client]:
            name = plan.parameters[f"{who}SecretName"]
            yield Finding(_secret(name) is not None, f"secret {name} is there", f"put {who}'s client secret into it")


def _tiktok_app(plan: Plan) -> Iterator[Finding]:
    if "TikTokSecretId" not in plan.outputs:
        return
    key = str(json.loads(_secret(plan.outputs["TikTokSecretId"]) or "{}").get("client_key", "unset"))
    yield Finding(
        key != "unset", "the TikTok app's pair is in its secret", f"put it into {plan.outputs['TikTokSecretId']}"
    )
    kind = "a sandbox's" if plan.stage == "staging" else "the reviewed app's"
    yield Finding(
        is_of_stage(key, plan.stage), f"the TikTok app is one for {plan.stage}", f"put {kind} pair into the secret"
    )


def _secret(name: str) -> str | None:
    client = boto3.client("secretsmanager")
    try:
        return str(client.get_secret_value(SecretId=name)["SecretString"])
    except client.exceptions.ResourceNotFoundException:
        return None


_CHECKS: tuple[Check, ...] = (
    _account, _parameters, _quotas, _domain, _login_domain, _sign_in_secrets, _tiktok_app,
)  # fmt: skip


def main(arguments: list[str]) -> int:
    (stage,) = arguments
    if stage not in _OF_SAMCONFIG:
        print(f"There is no stage {stage}: take one of {', '.join(_OF_SAMCONFIG)}.", file=sys.stderr)
        return 2
    found = findings(cast("Stage", stage))
    for finding in found:
        print(
            f"  {'ok' if finding.is_right else 'NO'}   {finding.what}{'' if finding.is_right else f': {finding.next}'}"
        )
    wrong = sum(not finding.is_right for finding in found)
    print(f"\n{wrong} of {len(found)} to be put right" if wrong else f"\nall {len(found)} right")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
