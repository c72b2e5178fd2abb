"""A page's module with all it imports as one file, so that a page asks for one script and not for twenty at once.

What is read is what our modules are written in: `import { a, b as c } from "./d.js";` on one line, `export` before a
declaration, no cycle, no `await` outside a function.
"""

import posixpath
import re
from collections.abc import Mapping

_IMPORT = re.compile(r'^import \{ (.+) \} from "(\.[\w./-]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async function|function|class|const) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^(import|export)\b.*", re.MULTILINE)


def bundle(name: str, files: Mapping[str, str]) -> str:
    """The module `name`, behind all it imports, each evaluated once and before those that import it.

    Raises ValueError for an import or export written in another way, KeyError for a module that is not there.
    """
    made: dict[str, str] = {}
    _add(name, files, made)
    return "".join(made.values())


def _add(name: str, files: Mapping[str, str], made: dict[str, str]) -> None:
    def imported(found: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), found[2]))
        if path not in made:
            _add(path, files, made)
        return f"const {{ {found[1].replace(' as ', ': ')} }} = {_name_of(path)};"

    body = _IMPORT.sub(imported, files[name])
    exported = ", ".join(found[2] for found in _EXPORT.finditer(body))
    body = _EXPORT.sub(r"\1", body)
    if left := _LEFT.search(body):
        raise ValueError(f"{name}: {left[0]}")
    made[name] = (
        f'// {name}\nconst {_name_of(name)} = (() => {{\n"use strict";\n{body}return {{ {exported} }};\n}})();\n'
    )


def _name_of(path: str) -> str:
    return "$" + re.sub(r"\W", "_", path.removesuffix(".js"))
