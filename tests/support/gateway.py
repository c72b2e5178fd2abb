"""Which function API Gateway hands a request to, by the routes of `template.yaml`."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from makeafvdo.entrypoints.http import FOR_PROGRAMS
from tests.support.tiktok_harness import template


@dataclass(frozen=True)
class Route:
    """One route of a function's own resolver. `key` is how the tables of `cases.py` name it."""

    key: str
    method: str
    path: str
    function: str
    is_public: bool
    is_for_programs: bool = False


def function_for(method: str, path: str) -> str:
    """The most specific route that fits, as the HTTP API chooses: an exact one, one with a parameter, a greedy one."""
    found = _routes()
    fitting = [key for key in found if key != "$default" and _fits(key, method, path)]
    return found[min(fitting, key=lambda key: ("+}" in key, key.count("{")), default="$default")]


@cache
def modules() -> dict[str, ModuleType]:
    """`app.py` of every function behind the HTTP API."""
    resources = template()["Resources"]
    folders = {name: resources[name]["Properties"]["CodeUri"].strip("/") for name in set(_routes().values())}
    return {name: import_module(f"{folder.replace('/', '.')}.app") for name, folder in folders.items()}


def routes() -> list[Route]:
    """The routes in the functions' own resolvers."""
    return [
        Route(
            key=f"{route.method} {route.path}",
            method=route.method,
            path=route.path,
            function=name,
            is_public=getattr(route.func, "is_public", False),
            is_for_programs=FOR_PROGRAMS in (route.openapi_extensions or {}),
        )
        for name, module in modules().items()
        for route in (*module.handler.app._static_routes, *module.handler.app._dynamic_routes)
    ]


@cache
def _routes() -> dict[str, str]:
    resources: dict[str, Any] = template()["Resources"]
    found = (each["Properties"] for each in resources.values() if each["Type"] == "AWS::ApiGatewayV2::Route")
    return {each["RouteKey"]: _behind(each["Target"], resources) for each in found}


def _fits(key: str, method: str, path: str) -> bool:
    wanted, _, pattern = key.partition(" ")
    pattern = re.sub(r"\{\w+\}", "[^/]+", re.sub(r"\{\w+\+\}", ".+", pattern))
    return wanted in {"ANY", method} and re.fullmatch(pattern, path) is not None


def _behind(target: str, resources: dict[str, Any]) -> str:
    integration = re.findall(r"\$\{(\w+)\}", target)[0]
    return str(resources[integration]["Properties"]["IntegrationUri"]).removesuffix(".Arn")
