"""A page's module and all it imports are served as one file, which does what the modules do."""

import subprocess

import pytest
from playwright._impl._driver import compute_driver_executable

from shell.modules import bundle
from shell.static import file_text
from tests.unit.pages.test_policy import STATIC

TOYS = {
    "pages/a.js": 'import { Loud, say as tell } from "../panels/b.js";\nimport { words } from "../shell/c.js";\n'
    "const key = 1;\ntell(new Loud().word + words.length + key);\n",
    "panels/b.js": 'import { words } from "../shell/c.js";\nconst key = 2;\n'
    "export class Loud { word = words[0] + key; }\n"
    'export async function say(text) { console.log(text, this === undefined); }\nwords.push("b");\n',
    "shell/c.js": 'export const words = ["c"];\nconsole.log("once");\n',
}
PAGES = sorted(path.name for path in (STATIC / "pages").glob("*.js"))


def output_of(module: str, *options: str) -> str:
    node = compute_driver_executable()[0]
    run = subprocess.run([node, *options, "-"], input=module, capture_output=True, text=True, check=True)
    return run.stdout


def test_each_module_is_evaluated_once_before_those_that_import_it_and_keeps_its_own_names() -> None:
    assert output_of(bundle("pages/a.js", TOYS)) == "once\nc221 true\n"


@pytest.mark.parametrize(
    "line",
    [
        'import a from "./d.js";',
        'import "./d.js";',
        "export default 1;",
        'export { a } from "./d.js";',
        "export let a;",
    ],
)
def test_what_is_written_in_another_way_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=line.split()[0]):
        bundle("shell/d.js", {"shell/d.js": f"const b = 1;\n{line}\n"})


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_loads_loads_nothing_more(name: str) -> None:
    served = file_text(f"pages/{name}")

    assert not [line for line in served.splitlines() if line.startswith(("import", "export"))]
    assert output_of(served, "--check", "--input-type=module") == ""
