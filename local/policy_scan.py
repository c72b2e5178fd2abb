"""make checkov: checkov, in an environment of its own, over the template as SAM transforms it.

SAM's environment runs this. What is found and meant stands in `.checkov.yaml`, each with its reason.
"""

import json
import os
import subprocess
import sys

from samcli.yamlhelper import yaml_parse
from samtranslator.translator.transform import transform

from local.paths import HOME, REPO, VENVS

_PLACES = {"CodeUri": "s3://built/code", "ContentUri": "s3://built/code", "DefinitionUri": "s3://built/code"}


class _NoManagedPolicies:
    @staticmethod
    def load() -> dict[str, str]:
        return {}


def main() -> int:
    os.environ.setdefault("AWS_DEFAULT_REGION", "ap-southeast-1")
    template = yaml_parse((REPO / "template.yaml").read_text())
    for resource in template["Resources"].values():
        properties = resource.get("Properties", {})
        properties.update({name: place for name, place in _PLACES.items() if name in properties})
        if properties.get("PackageType") == "Image":
            properties["ImageUri"] = "123456789012.dkr.ecr.ap-southeast-1.amazonaws.com/built:image"
    written = HOME / "checkov" / "template.json"
    written.parent.mkdir(parents=True, exist_ok=True)
    written.write_text(json.dumps(transform(template, {}, _NoManagedPolicies()), indent=1, default=str))
    command = [str(VENVS / "checkov/bin/checkov"), "--config-file", str(REPO / ".checkov.yaml"), "-f", str(written)]
    return subprocess.run(command, cwd=REPO, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
