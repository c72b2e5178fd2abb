"""The whole product on one machine: emulator, local TikTok, local shops, and the deployed stack.

`up` is repeatable: running processes are kept, missing ones started, changed code is deployed again.
"""

import hashlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import time
import tomllib
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import boto3
import requests

from local.paths import BUILD, CA, HOME, LOGS, REPO, STATE, VENVS, VOICES
from local.shops.affiliate import affiliate_keys
from local.stack.emulator import aws_environment, endpoint, is_healthy, start_emulator, stop_emulator
from local.stack.processes import StackError, free_port, is_running, only_one, start, stop
from local.stack.stages import API_IDS

DEMO_EMAIL = "demo@makeafvdo.test"
MAIL_IDENTITY = "makeafvdo.test"
RUNTIME = f"python3.{sys.version_info.minor}"
_PYTHON = str(VENVS / "tools/bin/python")
"""That of every virtual environment here: the layer is built by it and for it."""


@dataclass
class Stack:
    """One stage's ports, secrets and outputs. Kept in a file of the stack's folder, readable by its owner alone.

    Emulator, shops and AI services are shared with the other stages; the TikTok is the stage's own.
    """

    emulator_port: int
    tiktok_port: int
    shops_port: int
    client_key: str
    client_secret: str
    demo_password: str
    stage: str = "dev"
    ai_port: int = 4573
    affiliate_secret: str = field(default_factory=lambda: secrets.token_hex(16))
    deployed: str = ""
    outputs: dict[str, str] = field(default_factory=dict)

    @property
    def base_url(self) -> str:
        return f"http://{API_IDS[self.stage]}.execute-api.localhost:{self.emulator_port}"

    @property
    def name(self) -> str:
        return f"makeafvdo-{self.stage}"

    @property
    def file(self) -> Path:
        return _file_of(self.stage)

    @property
    def tiktok_server(self) -> str:
        return _tiktok_server(self.stage)

    @property
    def tiktok_url(self) -> str:
        return f"http://127.0.0.1:{self.tiktok_port}"

    @property
    def ai_url(self) -> str:
        return f"http://127.0.0.1:{self.ai_port}"

    def ask_tiktok(self, method: str, path: str, **body: Any) -> Any:  # noqa: ANN401 (JSON)
        """One call to the `/_local/` API of the stage's TikTok."""
        answer = requests.request(method, f"{self.tiktok_url}/_local/{path}", json=body, timeout=30)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def physical_id(self, name: str) -> str:
        """Of a resource of the template."""
        described = boto3.client("cloudformation").describe_stack_resource(StackName=self.name, LogicalResourceId=name)
        return str(described["StackResourceDetail"]["PhysicalResourceId"])


def up(stage: str = "dev") -> Stack:
    """Bring the stage up, beside those that are, and return it. Raises StackError for a stage that is none."""
    if stage not in API_IDS:
        raise StackError(f"There is no local stage {stage}: take one of {', '.join(API_IDS)}.")
    with only_one("`make up`"):
        return _up(stage)


def _up(stage: str) -> Stack:
    others = [other for name in API_IDS if name != stage and (other := load(name)) is not None]
    stack = load(stage) or _new_stack(stage)
    if others:
        stack = _sharing(stack, others[0])
    if not (is_running("emulator") and is_healthy(stack.emulator_port)):
        stop_emulator()
        stack.emulator_port = free_port(stack.emulator_port)
        start_emulator(stack.emulator_port, os.environ.get("SFN_WAIT_SCALE", "1"))
        stack.deployed = ""
        others = [replace(other, deployed="") for other in others]
        _save(stack)
    os.environ.update(aws_environment(stack.emulator_port))
    _start_servers(stack)
    _save(stack)
    wanted = _digest(stack)
    if stack.deployed != wanted:
        _build_and_deploy(stack)
        _fill_secrets_and_users(stack)
        stack.deployed = wanted
    for each in (stack, *(_sharing(other, stack) for other in others)):
        _save(each)
    return stack


def down() -> None:
    """Stop every stage."""
    for name in (*map(_tiktok_server, API_IDS), "shops", "ai", "emulator"):
        stop(name)


def load(stage: str = "dev") -> Stack | None:
    """The stage as last brought up; None where it never was."""
    try:
        return Stack(**json.loads(_file_of(stage).read_text()))
    except FileNotFoundError:
        return None


def running(stage: str = "dev") -> Stack:
    """The running stage, with this process's AWS clients pointed at it."""
    stack = load(stage)
    if stack is None or not is_healthy(stack.emulator_port):
        raise StackError(
            f"The local stack is not up: run `make up{'' if stage == 'dev' else f' STAGE={stage}'}` first."
        )
    os.environ.update(aws_environment(stack.emulator_port))
    return stack


def _file_of(stage: str) -> Path:
    return STATE / ("stack.json" if stage == "dev" else f"{stage}.json")


def _tiktok_server(stage: str) -> str:
    return "tiktok" if stage == "dev" else f"tiktok-{stage}"


def _sharing(stack: Stack, other: Stack) -> Stack:
    """`stack` with the servers that `other` uses as well."""
    return replace(
        stack,
        emulator_port=other.emulator_port,
        shops_port=other.shops_port,
        ai_port=other.ai_port,
        affiliate_secret=other.affiliate_secret,
    )


def _new_stack(stage: str) -> Stack:
    STATE.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Stack(
        emulator_port=4566,
        stage=stage,
        tiktok_port=4571 if stage == "dev" else 4574,
        shops_port=4572,
        client_key="sbaw" + secrets.token_hex(7),
        client_secret=secrets.token_hex(16),
        demo_password=secrets.token_hex(8) + "aA1",
    )


def _save(stack: Stack) -> None:
    stack.file.touch(mode=0o600)
    stack.file.write_text(json.dumps(asdict(stack), indent=1))


def _start_servers(stack: Stack) -> None:
    redirect_uri = f"{stack.base_url}/api/tiktok/callback"
    if not _responds(f"{stack.tiktok_url}/inbox") or stack.deployed == "":
        stop(stack.tiktok_server)
        stack.tiktok_port = free_port(stack.tiktok_port)
        _start_server(
            "tiktok",
            stack.tiktok_port,
            ["--state-dir", str(STATE / stack.tiktok_server), "--client-key", stack.client_key, "--client-secret",
             stack.client_secret, "--app-redirect-uri", redirect_uri,
             "--webhook-url", f"{stack.base_url}/api/tiktok/webhook",
             "--mail-url", f"{endpoint(stack.emulator_port)}/_ministack/ses/messages"],
            f"{stack.tiktok_url}/inbox",
            name=stack.tiktok_server,
        )  # fmt: skip
    if not is_running("shops"):
        stack.shops_port = free_port(stack.shops_port)
        ca_file = CA / "ca.pem"
        address = f"https://127.0.0.1:{stack.shops_port}/_local/health"
        extra = ["--ca-dir", str(CA), "--affiliate-secret", stack.affiliate_secret]
        _start_server("shops", stack.shops_port, extra, address, ca_file)
    if not is_running("ai"):
        stack.ai_port = free_port(stack.ai_port)
        _start_server("ai", stack.ai_port, [], f"{stack.ai_url}/_local/health")


def _start_server(
    module: str, port: int, extra: list[str], health_url: str, ca_file: Path | None = None, name: str | None = None
) -> None:
    command = [sys.executable, "-m", f"local.{module}", "--port", str(port), *extra]
    environment = os.environ | {"PYTHONPATH": f"{REPO}:{REPO / 'layers/core'}"}
    start(name or module, command, environment, lambda: _responds(health_url, ca_file), REPO)


def _responds(url: str, ca_file: Path | None = None) -> bool:
    try:
        return requests.get(url, timeout=2, verify=str(ca_file) if ca_file and ca_file.exists() else True).ok
    except (requests.RequestException, OSError):
        return False


def _digest(stack: Stack) -> str:
    """A digest over everything that a deploy depends on."""
    digest = hashlib.sha256(f"{stack.emulator_port} {stack.tiktok_port} {stack.shops_port} {stack.ai_port}".encode())
    sources = [REPO / "template.yaml", REPO / "local/stack/localize.py"]
    for folder in ("functions", "layers", "statemachine"):
        sources += [file for file in sorted((REPO / folder).rglob("*")) if "__pycache__" not in file.parts]
    for source in sources:
        if source.is_file():
            digest.update(str(source).encode() + source.read_bytes())
    return digest.hexdigest()


def _build_and_deploy(stack: Stack) -> None:
    overrides = _limits_of(stack.stage) | {
        "Stage": stack.stage,
        "PyRuntime": RUNTIME,
        "BaseUrl": stack.base_url,
        "LoginUrl": f"http://localhost:{stack.emulator_port}",
        "JwksUrl": f"http://127.0.0.1:{stack.emulator_port}",
        "TikTokWwwUrl": stack.tiktok_url,
        "TikTokOpenUrl": stack.tiktok_url,
        "TikTokAvatarSources": stack.tiktok_url,
        "TikTokUploadHostSuffix": "127.0.0.1",
        "ShopsResolver": f"127.0.0.1:{stack.shops_port}",
        "ShopsCaFile": str(CA / "ca.pem"),
        "VoiceFolder": str(VOICES),
        "AiUrl": stack.ai_url,
        "MailIdentity": MAIL_IDENTITY,
        "MailFrom": f"no-reply@{MAIL_IDENTITY}",
    }
    if STATE.name != "dev":  # used by a suite, not by a person
        overrides |= {"VideosPerDay": "1000", "VideosAtOnce": "20", "RunsPerDay": "5000", "UploadsPerDay": "2000"}
        overrides |= {"Writers": "gemini,openai", "Voices": "embedded"}  # a test asks for the voice it is about
    parameters = ["--parameter-overrides", *(f"{name}={value}" for name, value in overrides.items())]
    build_functions(*parameters)
    localize = [str(VENVS / "sam/bin/python"), "-m", "local.stack.localize", stack.stage]
    _print_lines("localize", _run(localize, "localize"))
    _sam(
        "deploy", "--stack-name", stack.name, "--resolve-s3", "--no-confirm-changeset", "--no-fail-on-empty-changeset",
        "--capabilities", "CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND", "--no-progressbar", *parameters,
    )  # fmt: skip
    code = f"from local.stack.reconcile import reconcile; print(*reconcile({stack.name!r}), sep='\\n')"
    _print_lines("reconcile", _run([str(VENVS / "sam/bin/python"), "-c", code], "reconcile"))
    described = boto3.client("cloudformation").describe_stacks(StackName=stack.name)["Stacks"][0]
    stack.outputs = {output["OutputKey"]: output["OutputValue"] for output in described["Outputs"]}


def _limits_of(stage: str) -> dict[str, str]:
    """What `samconfig.toml` allows a marketer of the stage."""
    deploy = tomllib.loads((REPO / "samconfig.toml").read_text())["default" if stage == "dev" else stage]["deploy"]
    pairs = (pair.partition("=")[::2] for pair in deploy["parameters"]["parameter_overrides"])
    return {name: value for name, value in pairs if name.endswith(("PerDay", "AtOnce"))}


def build_functions(*parameters: str) -> None:
    """`sam build` of the layer and the zip functions; and what AWS puts under them is compiled, as AWS ships it."""
    for warm in (BUILD / "VoiceFunction", BUILD / "RenderFunction"):
        shutil.rmtree(warm, ignore_errors=True)
    _sam("build", "--cached", "--parallel", "--exclude", "VoiceFunction", "--exclude", "RenderFunction", *parameters)
    python = str(VENVS / "runtime/bin/python")
    _run([python, "-I", "-m", "compileall", "-q", "-j", "0", str(VENVS / "runtime/lib" / RUNTIME)], "compileall")


def _sam(verb: str, *arguments: str) -> None:
    began = time.monotonic()
    _run([str(VENVS / "sam/bin/sam"), verb, *arguments], f"sam-{verb}")
    print(f"  sam {verb}: {time.monotonic() - began:.1f} s", flush=True)


def _run(command: list[str], name: str) -> str:
    LOGS.mkdir(parents=True, exist_ok=True)
    path = f"{VENVS / 'tools/bin'}:{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "PYTHONPATH": str(REPO), "HOME": str(HOME), "LAMBDA_PYTHON": _PYTHON}
    done = subprocess.run(command, cwd=REPO, env=environment, capture_output=True, text=True, check=False)
    log = LOGS / f"{name}.log"
    log.write_text(done.stdout + done.stderr)
    if done.returncode:
        tail = "\n".join((done.stdout + done.stderr).splitlines()[-25:])
        raise StackError(f"{name} failed. The end of {log}:\n{tail}")
    return done.stdout


def _print_lines(prefix: str, stdout: str) -> None:
    for line in stdout.splitlines():
        print(f"  {prefix}: {line.removeprefix('  localize: ')}")


def _fill_secrets_and_users(stack: Stack) -> None:
    """The TikTok app's secret, the affiliate keys, those of AI services where suites run, and the demo marketer."""
    secret = json.dumps({"client_key": stack.client_key, "client_secret": stack.client_secret})
    boto3.client("secretsmanager").put_secret_value(SecretId=stack.outputs["TikTokSecretId"], SecretString=secret)
    keys = json.dumps(affiliate_keys(stack.affiliate_secret))
    boto3.client("secretsmanager").put_secret_value(SecretId=stack.outputs["AffiliateSecretId"], SecretString=keys)
    if STATE.name != "dev":  # where the secret stays empty, so that a person hears the embedded voice
        keys = requests.get(f"{stack.ai_url}/_local/keys", timeout=10).text
        boto3.client("secretsmanager").put_secret_value(SecretId=stack.outputs["AiSecretId"], SecretString=keys)
    mail = boto3.client("sesv2")
    with suppress(mail.exceptions.AlreadyExistsException):
        mail.create_email_identity(EmailIdentity=MAIL_IDENTITY)
    cognito = boto3.client("cognito-idp")
    pool = stack.outputs["UserPoolId"]
    try:
        cognito.admin_create_user(UserPoolId=pool, Username=DEMO_EMAIL, MessageAction="SUPPRESS")
    except cognito.exceptions.UsernameExistsException:
        return
    cognito.admin_set_user_password(UserPoolId=pool, Username=DEMO_EMAIL, Password=stack.demo_password, Permanent=True)
