"""Fit the built template to an emulator without a container engine. Edits `.aws-sam/build` only; returns every change.

- A function runs under the real Lambda runtime client (`awslambdaric`), started by a `bootstrap` file.
- Image functions become plain folders run by the media virtual environment.
- Layers are laid out once; the hash in their path redeploys the functions when a layer changes.
- The state machine's YAML becomes JSON, the only form the emulator reads, in which numbers of the template still stand
  bare, and the emulator's name of a throttle is retried like AWS's.
- IAM conditions and resource types the emulator cannot evaluate are dropped, and X-Ray; a test holds the list.
- Mail may be sent from every identity: the emulator judges none by its name.
- The group in the IAM resource of a schedule becomes `*`: the emulator judges every schedule as one of `default`.
"""

import hashlib
import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from samcli.yamlhelper import yaml_dump, yaml_parse

from local.paths import BUILD, HOME, PYCACHE, REPO, VENVS
from local.stack import unsupported
from local.stack.stages import API_IDS

_STORE = HOME / "layers"
_CONCURRENCY = re.compile(r'(?<="MaxConcurrency": )"(\$\{\w+\})"')
_BOOTSTRAP = """#!/bin/sh
export PYTHONPATH="$LAMBDA_TASK_ROOT:{code}" PYTHONSAFEPATH=1 {bytecode}
exec {python} -m awslambdaric "$_HANDLER"
"""
_AS_BUILT = "PYTHONDONTWRITEBYTECODE=1"
"""The bytecode beside the modules is used and none is written, as under Lambda."""
_KEPT_ASIDE = f'PYTHONPYCACHEPREFIX="{PYCACHE}"'
"""For folders that stand for an image and come straight from the sources."""


def localize(stage: str) -> list[str]:
    """Edit the built copy for a stage; returns what was changed, one line each."""
    path = BUILD / "template.yaml"
    template = yaml_parse(path.read_text())
    resources: dict[str, Any] = template["Resources"]
    changes = [line for name, resource in resources.items() for line in _localize_resource(name, resource)]
    resources["Api"]["Properties"]["Tags"] = {"ms-custom-id": API_IDS[stage]}
    changes += [f"dropped {name}" for name in _drop_unknown_types(resources)]
    changes += [line for name in _drop_tls_policies(resources) for line in [f"dropped the TLS-only policy {name}"]]
    changes += sorted(set(_drop_conditions(resources)))
    changes += [f"dropped the tracing of {name}" for name in _drop_tracing(template)]
    changes += _widen_schedule_group(resources)
    changes += _widen_mail(resources)
    path.write_text(yaml_dump(template))
    return changes


def _localize_resource(name: str, resource: dict[str, Any]) -> Iterator[str]:
    properties = resource.get("Properties", {})
    match resource["Type"]:
        case "AWS::Serverless::Function" if properties.get("PackageType") == "Image":
            _turn_image_into_folder(name, resource)
            yield f"image function {name} runs from a folder"
        case "AWS::Serverless::Function":
            layers = [_copy_by_digest(BUILD / layer["Ref"] / "python") for layer in properties.pop("Layers", [])]
            _write_bootstrap(BUILD / properties["CodeUri"], "runtime", layers, _AS_BUILT)
            properties["Runtime"] = "provided.al2023"
        case "AWS::Serverless::StateMachine":
            source = BUILD / properties["DefinitionUri"]
            if not source.is_file():
                source = REPO / properties["DefinitionUri"]
            (BUILD / f"{name}.asl.json").write_text(asl_json(source.read_text()))
            properties["DefinitionUri"] = f"{name}.asl.json"
            yield f"state machine {name} turned into JSON"


def asl_json(text: str) -> str:
    """The definition as JSON; a throttled Lambda is retried under the name the emulator gives it as well."""
    renamed = text.replace("[Lambda.TooManyRequestsException]", "[Lambda.TooManyRequestsException, Lambda.Unknown]")
    return _CONCURRENCY.sub(r"\1", json.dumps(yaml.safe_load(renamed), ensure_ascii=False, indent=1))


def _turn_image_into_folder(name: str, resource: dict[str, Any]) -> None:
    properties = resource.get("Properties", {})
    folder = BUILD / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(REPO / "functions" / "media", folder, ignore=shutil.ignore_patterns("__pycache__", "Dockerfile"))
    _write_bootstrap(
        folder, "media", [_copy_by_digest(REPO / "layers" / "core", "__pycache__", "requirements.txt")], _KEPT_ASIDE
    )
    handler = properties["ImageConfig"]["Command"][0]
    for gone in ("PackageType", "ImageUri", "ImageConfig"):
        properties.pop(gone, None)
    properties |= {"Handler": handler, "CodeUri": name, "Runtime": "provided.al2023"}
    resource.pop("Metadata", None)


def _write_bootstrap(folder: Path, venv: str, code: list[Path], bytecode: str) -> None:
    bootstrap = folder / "bootstrap"
    python = VENVS / venv / "bin" / "python"
    bootstrap.write_text(_BOOTSTRAP.format(code=":".join(map(str, code)), python=python, bytecode=bytecode))
    bootstrap.chmod(0o755)


def _copy_by_digest(source: Path, *ignored: str) -> Path:
    """Copies `source` to a folder named after the digest of its content; returns that folder."""
    digest = hashlib.sha256()
    for file in sorted(source.rglob("*")):
        if file.is_file() and not {*ignored} & {*file.relative_to(source).parts}:
            digest.update(str(file.relative_to(source)).encode() + file.read_bytes())
    kept = _STORE / digest.hexdigest()[:16]
    if not kept.exists():
        shutil.copytree(source, kept, ignore=shutil.ignore_patterns(*ignored))
    return kept


def _drop_unknown_types(resources: dict[str, Any]) -> list[str]:
    names = [name for name, resource in resources.items() if resource["Type"] in unsupported.TYPES]
    for name in names:
        del resources[name]
    return names


def _drop_tls_policies(resources: dict[str, Any]) -> list[str]:
    names = [name for name, resource in resources.items() if resource["Type"] == "AWS::S3::BucketPolicy"]
    for name in names:
        del resources[name]
    return names


def _drop_tracing(template: dict[str, Any]) -> list[str]:
    traced = {"all functions": template["Globals"]["Function"]}
    traced |= {name: resource.get("Properties", {}) for name, resource in template["Resources"].items()}
    return [name for name, properties in traced.items() if properties.pop("Tracing", None)]


def _widen_schedule_group(resources: dict[str, Any]) -> list[str]:
    """The emulator judges every schedule as one of the group `default`."""
    changed = []
    for name in ("QueueFunction", "EraseFunction"):
        allowed = resources[name]["Properties"]["Policies"][0]["Statement"]
        [statement] = (each for each in allowed if "scheduler:DeleteSchedule" in each["Action"])
        statement["Resource"]["Fn::Sub"] = statement["Resource"]["Fn::Sub"].replace("${MarketersSchedules}", "*")
        changed.append(f"{name} may change schedules of any group")
    return changed


def _widen_mail(resources: dict[str, Any]) -> list[str]:
    """The emulator judges `ses:SendEmail` on `*`."""
    allowed = resources["NotifyFunction"]["Properties"]["Policies"][0]["Statement"]
    [statement] = (each for each in allowed if each["Action"] == "ses:SendEmail")
    statement["Resource"] = "*"
    return ["NotifyFunction may mail from any identity"]


def _drop_conditions(node: Any) -> Iterator[str]:  # noqa: ANN401 (a parsed template)
    if isinstance(node, dict):
        condition = node.get("Condition")
        if isinstance(condition, dict) and "Effect" in node:
            yield from _drop_unsupported_keys(condition)
            if not condition:
                del node["Condition"]
        for child in list(node.values()):
            yield from _drop_conditions(child)
    elif isinstance(node, list):
        for child in node:
            yield from _drop_conditions(child)


def _drop_unsupported_keys(condition: dict[str, Any]) -> Iterator[str]:
    for operator in list(condition):
        for key in [key for key in condition[operator] if unsupported.CONDITION.match(key)]:
            del condition[operator][key]
            yield f"dropped IAM condition {operator} {key}"
        if not condition[operator]:
            del condition[operator]


if __name__ == "__main__":
    for line in localize(sys.argv[1]):
        print("  localize:", line)
