"""The stack that `make bench-batch` measures: what is instant in it, and what goes wrong."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import boto3
import psutil
import requests
from PIL import Image

from local.paths import BUILD, REPO
from local.small_film import small_film
from local.stack.stack import Stack
from local.tiktok.faults.lambda_process import LAMBDA_RUNTIME

VOICE = "google:th-TH-Neural2-C"
"""Spoken by a local peer, in no time."""
FAULTY_SHARE = 0.05
_EVERY = round(1 / FAULTY_SHARE)
_STEPS = ("BeginRow", "Scrape", "Script", "Voice", "OneVoice", "Render", "Recheck", "Upload", "Poll", "Settle")
_OF_A_SEND = {"Recheck", "Upload", "Poll"}


def make_instant(up: Stack, most_rows: int) -> None:
    """Rendering is a copy, TikTok has processed a video at once, and no limit of a day is met."""
    lift_limit(up, "BeginRowFunction", "BATCH_VIDEOS_PER_DAY", 10 * most_rows)
    lift_limit(up, "VoiceFunction", "VOICE_CHARACTERS_PER_DAY", 10_000 * most_rows)
    name = physical(up, "RenderFunction")
    functions = boto3.client("lambda")
    functions.update_function_code(FunctionName=name, ZipFile=_instant_render())
    functions.update_function_configuration(FunctionName=name, Handler="instant_render.handler")
    ask_tiktok(up, "PATCH", "switches", processing_s=0)


def lift_limit(up: Stack, function: str, variable: str, limit: int) -> None:
    functions, name = boto3.client("lambda"), physical(up, function)
    variables = functions.get_function_configuration(FunctionName=name)["Environment"]["Variables"]
    lifted = variables | {variable: str(limit)}
    functions.update_function_configuration(FunctionName=name, Environment={"Variables": lifted})


def _instant_render() -> bytes:
    """The step's folder, and beside it the module that takes its place, a video, its facts and its poster."""
    film, poster, content = small_film(), io.BytesIO(), io.BytesIO()
    Image.new("RGB", (360, 640)).save(poster, "JPEG")
    with zipfile.ZipFile(content, "w") as package:
        deployed = BUILD / "RenderFunction"
        for file in (each for each in deployed.rglob("*") if each.is_file()):
            package.write(file, file.relative_to(deployed))
        package.write(REPO / "bench/instant_render.py", "instant_render.py")
        package.writestr("video.mp4", film.mp4)
        package.writestr("video.json", film.facts.model_dump_json())
        package.writestr("poster.jpg", poster.getvalue())
    return content.getvalue()


def order_faults(up: Stack, rows: int) -> None:
    """Every twentieth call of writers and voices finds them busy; as many of TikTok's fail, in every way there is."""
    busy = [
        {"provider": provider, "fault": "busy", "skip": nth * _EVERY + _EVERY - 1}
        for provider, calls in (("gemini", rows * 2), ("google", rows * 10))
        for nth in range(calls // _EVERY)
    ]
    requests.put(f"{up.ai_url}/_local/faults", json={"orders": busy}, timeout=30).raise_for_status()
    requests.delete(f"{up.ai_url}/_local/calls", timeout=30).raise_for_status()
    seeded = {"seed": rows, "rate": FAULTY_SHARE, "budget": rows, "path": "/v2/post/"}
    ask_tiktok(up, "PUT", "faults", seeded=seeded, hold_s=5, drip_s=0.01)


def faults_met(up: Stack) -> int:
    """At writers, voices and TikTok since they were ordered."""
    calls = requests.get(f"{up.ai_url}/_local/calls", timeout=60).json()
    fired: dict[str, int] = ask_tiktok(up, "GET", "faults")["fired"]
    return sum(call["fault"] is not None for call in calls) + sum(fired.values())


def ask_tiktok(up: Stack, method: str, path: str, **body: Any) -> Any:  # noqa: ANN401
    answer = requests.request(method, f"{up.tiktok_url}/_local/{path}", json=body, timeout=30)
    answer.raise_for_status()
    return answer.json()


@dataclass
class StepProcesses:
    """The stack's processes that run steps of rows: watched, and of every step one killed for every twenty rows."""

    up: Stack
    sends: int
    killed: Counter[str] = field(default_factory=Counter)
    peak_bytes: int = 0

    def __post_init__(self) -> None:
        self._step_of = {physical(self.up, f"{step}Function"): step for step in _STEPS}

    def kill_for(self, rows: int) -> None:
        running = dict(self._running())
        self.peak_bytes = max([self.peak_bytes, *(process.memory_info().rss for process in running.values())])
        for step, process in running.items():
            tasks = min(rows, self.sends) if step in _OF_A_SEND else rows
            if self.killed[step] < round(tasks * FAULTY_SHARE):
                process.kill()
                self.killed[step] += 1

    def _running(self) -> Iterator[tuple[str, psutil.Process]]:
        for process in psutil.process_iter(["cmdline"]):
            if LAMBDA_RUNTIME.decode() not in (process.info["cmdline"] or ()):
                continue
            with suppress(psutil.Error):  # it has ended
                environment = process.environ()
                step = self._step_of.get(environment.get("AWS_LAMBDA_FUNCTION_NAME", ""))
                if step and environment.get("AWS_ENDPOINT_URL", "").endswith(f":{self.up.emulator_port}"):
                    yield step, process


def physical(up: Stack, name: str) -> str:
    described = boto3.client("cloudformation").describe_stack_resource(StackName=up.name, LogicalResourceId=name)
    return str(described["StackResourceDetail"]["PhysicalResourceId"])
