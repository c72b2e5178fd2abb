"""The AWS emulator: IAM on, loopback only, a clean environment, nothing kept over a restart."""

import os
import shutil

import requests

from local.paths import REPO, STATE, VENVS
from local.stack.processes import start, stop

REGION = "ap-southeast-1"
_CONCURRENT_LAMBDAS = 10
"""Enough for a browser's six connections and a few steps. With many more, cold starts time out on a small machine."""


def endpoint(port: int) -> str:
    return f"http://127.0.0.1:{port}"


def aws_environment(port: int) -> dict[str, str]:
    """What a client needs to talk to the emulator and to nothing else."""
    return {
        "AWS_ENDPOINT_URL": endpoint(port),
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": REGION,
        "AWS_REGION": REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_PAGER": "",
        "SAM_CLI_TELEMETRY": "0",
    }


def is_healthy(port: int) -> bool:
    try:
        return requests.get(f"{endpoint(port)}/_ministack/health", timeout=2).ok
    except requests.RequestException:
        return False


def start_emulator(port: int, wait_scale: str = "1") -> None:
    state = STATE / "emulator"
    shutil.rmtree(state, ignore_errors=True)
    state.mkdir(parents=True)
    environment = aws_environment(port) | {
        "PATH": os.defpath,
        "HOME": str(state),
        "LANG": "C.UTF-8",
        "GATEWAY_PORT": str(port),
        "BIND_HOST": "127.0.0.1",
        "AUTH": "true",
        "LAMBDA_ACCOUNT_CONCURRENCY": os.environ.get("LAMBDA_ACCOUNT_CONCURRENCY", str(_CONCURRENT_LAMBDAS)),
        "SFN_WAIT_SCALE": wait_scale,
        "STATE_DIR": str(state),
        "S3_DATA_DIR": str(state / "s3"),
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
    }
    start("emulator", _command(), environment, lambda: is_healthy(port), state)


def _command() -> list[str]:
    """What its IAM judges goes to the file JUDGED_CALLS, where one is named."""
    if judged := os.environ.get("JUDGED_CALLS"):
        return [str(VENVS / "emulator/bin/python"), "-P", str(REPO / "local/stack/judging.py"), judged]
    return [str(VENVS / "emulator/bin/ministack")]


def stop_emulator() -> None:
    stop("emulator")
