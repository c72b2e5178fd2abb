"""An order that is sent again has the key it had: the server makes nothing twice of it."""

import json
import subprocess
from pathlib import Path
from string import Template

from playwright._impl._driver import compute_driver_executable

from shell.strings import script_strings

MODULE = Path(__file__).parents[3] / "functions/web/static/shell/api.js"
BROWSER = Template("""
globalThis.document = {
  documentElement: { lang: "th" },
  getElementById: () => ({ textContent: JSON.stringify($strings) }),
  querySelector: () => ({ content: "token" }),
};
const keys = [], answers = $answers;
globalThis.fetch = async (address, options) => {
  keys.push(options.headers["Idempotency-Key"]);
  if (answers.shift() === "lost") throw new TypeError("offline");
  return new Response("{}", { status: 201, headers: { "Content-Security-Policy": "default-src 'none'" } });
};
const { order } = await import("file://$module");
for (const links of $orders) await order("/api/queue", { links }).catch(() => null);
console.log(JSON.stringify(keys));
""")


def keys_of(orders: list[list[str]], answers: list[str]) -> list[str]:
    """The keys of these orders, one after the other."""
    script = BROWSER.substitute(
        strings=json.dumps(script_strings("th", "queue")),
        answers=json.dumps(answers),
        module=MODULE,
        orders=json.dumps(orders),
    )
    node = compute_driver_executable()[0]
    run = subprocess.run([node, "--input-type=module", "-e", script], capture_output=True, text=True, check=True)
    keys: list[str] = json.loads(run.stdout)
    return keys


def test_after_a_lost_answer_the_same_order_has_its_key_again() -> None:
    first, again = keys_of([["a"], ["a"]], ["lost", "made"])

    assert len(first) >= 8
    assert again == first


def test_another_order_and_one_after_an_answer_have_keys_of_their_own() -> None:
    keys = keys_of([["a"], ["b"], ["a"], ["a"]], ["lost", "made", "made", "made"])

    assert keys[2] == keys[0]
    assert len({keys[0], keys[1], keys[3]}) == 3
