"""make cost: what a video costs, by three profiles of writer and voice, and what a stage costs that nobody uses.

Figures stand in `bench/cost.toml`, each with its source; transitions are counted in the state machine, memory and
alarms in the template, and the prices of AI services are the app's own. The last line is JSON.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from local.paths import REPO
from local.template import of_type, read_template
from makeafvdo.adapters.voices.catalogue import catalogue
from makeafvdo.adapters.writers.hosted.models import cost_of
from makeafvdo.adapters.writers.hosted.usage import Usage

_MINUTES_A_MONTH = 43_200
_DAYS_A_MONTH = 30
_THOUSAND = 1000
_MILLION = 1_000_000


class Figure(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    value: float
    source: str
    estimate: bool = False


Figures = dict[str, Figure]


class Profile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    writer: str = ""
    voice: str = ""
    script_ms: Figure
    speak_ms: Figure


class Inputs(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    as_of: object
    prices: Figures
    video: Figures
    calls_ms: Figures
    idle: Figures
    runs: list[dict[str, str | list[str]]]
    profiles: dict[str, Profile]

    @property
    def figures(self) -> list[Figure]:
        waits = [figure for profile in self.profiles.values() for figure in (profile.script_ms, profile.speak_ms)]
        groups = (self.prices, self.video, self.calls_ms, self.idle)
        return [*waits, *(figure for group in groups for figure in group.values())]


def read_inputs() -> Inputs:
    return Inputs.model_validate(tomllib.loads(Path(__file__).with_suffix(".toml").read_text()))


def states_of(machine: Mapping[str, Any], ways: Mapping[str, Sequence[str]], items: Mapping[str, int]) -> Iterator[str]:
    """Names of the states a run enters, each of them a transition that AWS counts, those inside of a Map included.

    `ways`: where each Choice leads, visit by visit. Raises ValueError for a way that the Choice does not have.
    """
    left = {name: list(targets) for name, targets in ways.items()}
    name = machine["StartAt"]
    while name:
        state = machine["States"][name]
        yield name
        if state["Type"] == "Map":
            yield from (inner for _ in range(items[name]) for inner in state["ItemProcessor"]["States"])
        name = _next_of(name, state, left)


def _next_of(name: str, state: Mapping[str, Any], left: Mapping[str, list[str]]) -> str | None:
    if state["Type"] != "Choice":
        return state.get("Next")
    target: str = left[name].pop(0) if left.get(name) else state["Default"]
    if target not in {state["Default"], *(rule["Next"] for rule in state["Choices"])}:
        raise ValueError(f"{name} does not lead to {target}")
    return target


class CostModel:
    def __init__(self, inputs: Inputs, template: Mapping[str, Any], machine: Mapping[str, Any]) -> None:
        self._inputs, self._template, self._machine = inputs, dict(template), machine
        self._price = {name: figure.value for name, figure in inputs.prices.items()}
        self._video = {name: figure.value for name, figure in inputs.video.items()}
        self._idle = {name: figure.value for name, figure in inputs.idle.items()}
        items = {"Voice": int(self._video["scenes"]), "RenderLanes": int(self._video["lanes"])}
        ways = [{name: way for name, way in run.items() if isinstance(way, list)} for run in inputs.runs]
        self._runs = [list(states_of(machine, way, items)) for way in ways]
        self._functions = _functions_of(machine["States"])

    @property
    def transitions(self) -> int:
        """Of all runs of a video, the start of each included."""
        return sum(len(run) + 1 for run in self._runs)

    def video(self, profile: Profile) -> dict[str, float]:
        """Dollars by what they are paid for."""
        video, price = self._video, self._price
        pages, polls = video["pages"] * (1 + video["files_a_page"]), video["polls"]
        reads = video["reads"] + polls * video["reads_a_poll"]
        kept_gb_months = video["mb_kept"] / _THOUSAND * video["days_kept"] / _DAYS_A_MONTH
        return {
            "Lambda, the steps": sum(self._calls(profile)),
            "Lambda, pages and API": pages * self._call("WebFunction", video["page_ms"])
            + polls * self._call("VideosFunction", video["poll_ms"]),
            "Step Functions": self.transitions * price["transition"],
            "API Gateway": (pages + polls) * price["http_request"],
            "S3 requests": video["s3_puts"] * price["s3_put"] + video["s3_gets"] * price["s3_get"],
            "S3 storage": kept_gb_months * price["s3_gb_month"],
            "Internet": video["mb_to_internet"] / _THOUSAND * price["gb_to_internet"],
            "DynamoDB": video["writes"] * video["units_a_write"] * price["write_unit"] + reads * price["read_unit"],
            "KMS, events, logs": video["kms_requests"] * price["kms_request"]
            + video["events"] * price["event"]
            + video["log_kb"] / _MILLION * price["log_gb"],
            "Writer": self._writer(profile.writer),
            "Voice": self._voice(profile.voice),
        }

    def idle_month(self) -> dict[str, float]:
        """Dollars a month of a stage that nobody uses."""
        idle, price = self._idle, self._price
        sweeps, erasures = _MINUTES_A_MONTH, _MINUTES_A_MONTH / 5
        logged_gb = (sweeps + erasures) * idle["log_kb_a_call"] / _MILLION
        return {
            "Alarms": self.alarms * price["alarm_month"],
            "Dashboard": len(of_type(self._template, "AWS::CloudWatch::Dashboard")) * price["dashboard_month"],
            "Secrets": len(of_type(self._template, "AWS::SecretsManager::Secret")) * price["secret_month"],
            "Key": len(of_type(self._template, "AWS::KMS::Key")) * price["key_month"],
            "Metrics of our own": idle["metrics"] * price["metric_month"],
            "Sweep and erasures": sweeps * self._call("SweepFunction", idle["sweep_ms"])
            + erasures * self._call("EraseFunction", idle["erase_ms"]),
            "DynamoDB": (sweeps * idle["reads_a_sweep"] + erasures * idle["reads_an_erasure"]) * price["read_unit"],
            "Logs": logged_gb * price["log_gb"],
            "Images": idle["image_gb"] * price["image_gb_month"],
        }

    @property
    def alarms(self) -> int:
        return len(of_type(self._template, "AWS::CloudWatch::Alarm"))

    def _calls(self, profile: Profile) -> Iterator[float]:
        waited = {"Script": profile.script_ms.value, "SpeakScene": profile.speak_ms.value}
        for name in (state for run in self._runs for state in run if state in self._functions):
            known = self._inputs.calls_ms.get(name)
            yield self._call(self._functions[name], (known.value if known else 0) + waited.get(name, 0))

    def _call(self, function: str, ms: float) -> float:
        memory = of_type(self._template, "AWS::Serverless::Function")[function].get("MemorySize")
        if isinstance(memory, dict):
            memory = self._template["Parameters"][memory["Ref"]]["Default"]
        gb = (memory or self._template["Globals"]["Function"]["MemorySize"]) / 1024
        return float(gb) * ms / _THOUSAND * self._price["lambda_gb_second"] + self._price["lambda_request"]

    def _writer(self, asked: str) -> float:
        if not asked:
            return 0
        service, _, model = asked.partition(":")
        tokens_in, tokens_out = int(self._video["tokens_in"]), int(self._video["tokens_out"])
        usage = Usage(service=service, asked=model, answered=model, tokens_in=tokens_in, tokens_out=tokens_out)
        return float(_known(cost_of(usage), asked))

    def _voice(self, asked: str) -> float:
        if not asked:
            return 0
        known = catalogue().find(asked)
        price = known and known.usd_per_million_characters
        return self._video["letters"] * float(_known(price, asked)) / _MILLION


def _known(price: Any, asked: str) -> Any:  # noqa: ANN401 (a Decimal or a float)
    if price is None:
        raise ValueError(f"the app knows no price of {asked}")
    return price


def _functions_of(states: Mapping[str, Any]) -> dict[str, str]:
    """The function of each Task, by the state's name."""
    found = {}
    for name, state in states.items():
        if state["Type"] == "Task":
            found[name] = str(state["Parameters"]["FunctionName"]).strip("${}")
        if "ItemProcessor" in state:
            found |= _functions_of(state["ItemProcessor"]["States"])
    return found


def read_model() -> CostModel:
    machine = yaml.safe_load((REPO / "statemachine/video.asl.yaml").read_text())
    return CostModel(read_inputs(), read_template(), machine)


def main() -> None:
    inputs, model = read_inputs(), read_model()
    videos = {name: model.video(profile) for name, profile in inputs.profiles.items()}
    idle = model.idle_month()
    titles = [profile.title for profile in inputs.profiles.values()]
    print(f"A video of 30 s, {model.transitions} transitions, US dollars for 1,000 of them")
    print(f"  {'':26}" + "".join(f"{title:>34}" for title in titles))
    for item in next(iter(videos.values())):
        print(f"  {item:26}" + "".join(f"{video[item] * _THOUSAND:34.2f}" for video in videos.values()))
    print(f"  {'together':26}" + "".join(f"{sum(video.values()) * _THOUSAND:34.2f}" for video in videos.values()))
    print(f"\nA stage that nobody uses, US dollars a month, {model.alarms} alarms")
    for item, dollars in idle.items():
        print(f"  {item:26}{dollars:34.2f}")
    print(f"  {'together':26}{sum(idle.values()):34.2f}")
    figures = inputs.figures
    print(f"\n{sum(each.estimate for each in figures)} of {len(figures)} figures are estimates: see bench/cost.toml")
    found = {f"{name}_usd_a_video": round(sum(video.values()), 4) for name, video in videos.items()}
    print(json.dumps(found | {"transitions": model.transitions, "idle_usd_a_month": round(sum(idle.values()), 2)}))


if __name__ == "__main__":
    main()
