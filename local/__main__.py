"""python -m local up [STAGE] | down | demo [LINK] | logs"""

import errno
import sys

from local.demo.demo import demo
from local.demo.examples import place_examples
from local.paths import STATE
from local.stack import stack
from local.stack.logs import follow
from local.stack.processes import StackError


def main(arguments: list[str]) -> int:
    verb, *rest = arguments or ["help"]
    try:
        match verb:
            case "up":
                running = stack.up(*rest[:1])
                place_examples(running)
                _print_addresses(running)
            case "down":
                stack.down()
            case "demo":
                return demo(stack.up(), rest[0] if rest and rest[0] else None)
            case "logs":
                stack.running()
                for line in follow():
                    print(line, flush=True)
            case _:
                print(__doc__)
                return 2
    except StackError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        print(
            "The disk is full: free some space (`make doctor` says how much there is) and try again.", file=sys.stderr
        )
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _print_addresses(running: stack.Stack) -> None:
    print(f"""
The local stack is up.
  page           {running.base_url}/
  sign in as     {stack.DEMO_EMAIL}, password in {STATE.name}/{running.file.name} under .local/stacks
  local TikTok   {running.tiktok_url}/inbox
  one departure  the local TikTok lets this app register {running.base_url}/api/tiktok/callback (http, *.localhost)""")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
