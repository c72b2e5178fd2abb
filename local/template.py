"""`template.yaml` as it is written, its short forms as {name: value}."""

from pathlib import Path
from typing import Any, cast

import yaml

from local.paths import REPO


class _Loader(yaml.SafeLoader):
    pass


def _short_form(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    if isinstance(node, yaml.SequenceNode):
        return {suffix: loader.construct_sequence(node, deep=True)}
    if isinstance(node, yaml.MappingNode):
        return {suffix: loader.construct_mapping(node, deep=True)}
    return {suffix: loader.construct_scalar(cast("yaml.ScalarNode", node))}


_Loader.add_multi_constructor("!", _short_form)


def read_template(path: Path = REPO / "template.yaml") -> dict[str, Any]:
    template: dict[str, Any] = yaml.load(path.read_text(), _Loader)  # noqa: S506 # nosec B506 (a SafeLoader)
    return template


def of_type(template: dict[str, Any], kind: str) -> dict[str, dict[str, Any]]:
    """Properties of the resources of a type, by their names."""
    resources = template["Resources"].items()
    return {name: each.get("Properties", {}) for name, each in resources if each["Type"] == kind}
