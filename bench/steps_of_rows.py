"""The stack that `make bench-batch` measures: what is instant in it, and what goes wrong."""

import io
import zipfile
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field

import boto3
import psutil
import requests
from PIL import Image

from local.paths import BUILD, REPO
from local.small_film import small_film
from local.stack.processes import running_lambdas
from local.stack.stack import Stack

VOICE = "google:th-TH-Neural2-C"
"""Spoken by a local peer, in no time."""
_FAULTY_SHARE = 0.05
_EVERY = round(1 / _FAULTY_SHARE)
_STEPS = ("BeginRow", "Scrape", "Script", "Voice", "OneVoice", "Render", "Recheck", "Upload", "Poll", "Settle")
_OF_A_SEND = {"Recheck", "Upload", "Poll"}
_OF_TIKTOK = {
    "/v2/post/publish/inbox/video/init/": "error_after",
    "/video/": "cut_before",
    "/v2/post/publish/status/fetch/": "bad_json",
}


def make_instant(up: Stack, most_rows: int) -> None:
    """Rendering is a copy, TikTok has processed a video at once, and no limit of a day is met."""
    lift_limit(up, "BeginRowFunction", "BATCH_VIDEOS_PER_DAY", 10 * most_rows)
    lift_limit(up, "VoiceFunction", "VOICE_CHARACTERS_PER_DAY", 10_000 * most_rows)
    name = up.physical_id("RenderFunction")
    functions = boto3.client("lambda")
    functions.update_function_code(FunctionName=name, ZipFile=_instant_render())
    functions.update_function_configuration(FunctionName=name, Handler="instant_render.handler")
    up.ask_tiktok("PATCH", "switches", processing_s=0)


def lift_limit(up: Stack, function: str, variable: str, limit: int) -> None:
    functions, name = boto3.client("lambda"), up.physical_id(function)
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
    """Every twentieth call of writers and voices finds them busy; of the few calls of TikTok one of each kind fails."""
    busy = [
        {"provider": provider, "fault": "busy", "skip": nth * _EVERY + _EVERY - 1}
        for provider, calls in (("gemini", rows * 2), ("google", rows * 10))
        for nth in range(calls // _EVERY)
    ]
    requests.put(f"{up.ai_url}/_local/faults", json={"orders": busy}, timeout=30).raise_for_status()
    requests.delete(f"{up.ai_url}/_local/calls", timeout=30).raise_for_status()
    refused = [{"path": path, "fault": fault, "skip": 1} for path, fault in _OF_TIKTOK.items()]
    up.ask_tiktok("PUT", "faults", orders=refused)


def faults_met(up: Stack) -> int:
    """At writers, voices and TikTok since they were ordered."""
    calls = requests.get(f"{up.ai_url}/_local/calls", timeout=60).json()
    fired: dict[str, int] = up.ask_tiktok("GET", "faults")["fired"]
    return sum(call["fault"] is not None for call in calls) + sum(fired.values())


@dataclass
class StepProcesses:
    """The Lambdas of the steps that a row takes: watched, and of every step one killed for every twenty rows; of a
    send's, in which few rows come, one in any case."""

    up: Stack
    killed: Counter[str] = field(default_factory=Counter)
    peak_bytes: int = 0

    def __post_init__(self) -> None:
        self._step_of = {self.up.physical_id(f"{step}Function"): step for step in _STEPS}

    def kill_for(self, rows: int) -> None:
        for function, process in running_lambdas():
            step = self._step_of.get(function)
            if step is None:
                continue
            with suppress(psutil.Error):  # it has ended
                self.peak_bytes = max(self.peak_bytes, process.memory_info().rss)
                if self.killed[step] < (1 if step in _OF_A_SEND else round(rows * _FAULTY_SHARE)):
                    process.kill()
                    self.killed[step] += 1
