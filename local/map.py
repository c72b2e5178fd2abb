"""make map: the code folders and the imports between them; import cycles and upward imports, by `ast`.

Circles (cycles): the children of a folder are the modules and folders directly in it. An import between modules below
two different children is an edge between these two; a strongly connected component of more than one child is a circle.
A package's `__init__.py` counts as the package itself, not as a child of its folder.

Upward: an import against the order `_ORDER` (makeafvdo.config only for the layers above it), and any import of local,
bench or tests by what is deployed (makeafvdo, functions).

Imports inside functions and under TYPE_CHECKING count; relative ones do not, the linter bans them. A row counts what
is directly in its folder: files (`__init__.py` left out), lines, imports from and into other folders.
The last line is JSON: {"circles": N, "upward": N, "largest_folder_files": N}.
"""

import ast
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from local.paths import REPO

_PLACES = ("layers/core/makeafvdo", "functions", "local", "bench")
_LAYERS = ("entrypoints", "bootstrap", "config", "services", "adapters", "domain")
_ORDER = ("functions", *(f"makeafvdo.{layer}" for layer in _LAYERS))


class Import(NamedTuple):
    """Paths from the top folder; a target has no suffix."""

    source: Path
    line: int
    target: Path

    def __str__(self) -> str:
        return f"{self.source}:{self.line} imports {_name(self.target)}"


def main(root: Path = REPO) -> None:
    files, lines = Counter[Path](), Counter[Path]()
    for path in _files(root):
        files[path.parent] += path.name != "__init__.py"
        lines[path.parent] += len((root / path).read_text(encoding="utf-8").splitlines())
    between = [(path.parent, to if to in files else to.parent) for path, _, to in imports_of(root)]
    into = Counter(target for source, target in between if source != target)
    out = Counter(source for source, target in between if source != target)
    print(f"{'folder':<52}{'files':>7}{'lines':>7}{'in':>7}{'out':>7}")
    for folder in sorted(files):
        print(f"{folder!s:<52}{files[folder]:>7}{lines[folder]:>7}{into[folder]:>7}{out[folder]:>7}")
    for trouble in (*(circles := circles_of(root)), *(upward := upward_of(root))):
        print(trouble)
    print(json.dumps({"circles": len(circles), "upward": len(upward), "largest_folder_files": max(files.values())}))


def circles_of(root: Path) -> list[str]:
    """Each circle with its folder, and one import for every edge of it."""
    edges_of_folder: defaultdict[Path, dict[tuple[str, str], Import]] = defaultdict(dict)
    for each in imports_of(root):
        source, target = _module(each.source).parts, each.target.parts
        depth = next((d for d, (a, b) in enumerate(zip(source, target, strict=False)) if a != b), None)
        if depth is not None:
            edges_of_folder[Path(*source[:depth])].setdefault((source[depth], target[depth]), each)
    return [
        "\n".join([f"circle in {folder}: {', '.join(sorted(circle))}"] + [
            f"  {a} -> {b}: {each}" for (a, b), each in sorted(edges.items()) if {a, b} <= circle
        ])
        for folder, edges in sorted(edges_of_folder.items())
        for circle in _components(set(edges))
    ]  # fmt: skip


def upward_of(root: Path) -> list[str]:
    imports = imports_of(root)
    return [f"upward: {each}" for each in imports if _is_upward(_name(_module(each.source)), _name(each.target))]


def imports_of(root: Path) -> list[Import]:
    """Every import of a module of ours, or of the tests, by another module; one a line and module."""
    modules = {_name(module): module for module in map(_module, _files(root))} | {"tests": Path("tests")}
    modules |= {name.removeprefix("functions.web."): module for name, module in modules.items()}
    found = (
        Import(path, line, modules[known])
        for path in _files(root)
        for line, name in _imported(ast.parse((root / path).read_bytes()))
        if (known := _longest(name, modules)) and modules[known] != _module(path)
    )
    return list(dict.fromkeys(found))


def _imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def _longest(name: str, known: Collection[str]) -> str | None:
    """`a.b.c` if it is known, or `a.b`, or `a`."""
    parts = name.split(".")
    return next((top for length in range(len(parts), 0, -1) if (top := ".".join(parts[:length])) in known), None)


def _components(edges: set[tuple[str, str]]) -> list[frozenset[str]]:
    """The strongly connected components of more than one node."""
    reached = set(edges)
    while more := {(a, d) for a, b in reached for c, d in reached if b == c} - reached:
        reached |= more
    circles = {frozenset(b for x, b in reached if x == a and (b, a) in reached) for a, _ in reached}
    return sorted((circle for circle in circles if len(circle) > 1), key=sorted)


def _is_upward(source: str, target: str) -> bool:
    below, above = _longest(source, _ORDER), _longest(target, _ORDER)
    if below and above:
        return _ORDER.index(above) < _ORDER.index(below)
    return source.split(".")[0] in {"functions", "makeafvdo"} and target.split(".")[0] in {"local", "bench", "tests"}


def _files(root: Path) -> list[Path]:
    return sorted(path.relative_to(root) for place in _PLACES for path in (root / place).rglob("*.py"))


def _module(path: Path) -> Path:
    return path.parent if path.name == "__init__.py" else path.with_suffix("")


def _name(module: Path) -> str:
    return ".".join(module.parts).removeprefix("layers.core.")


if __name__ == "__main__":
    main()
