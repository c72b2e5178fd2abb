"""What a command that looks at a stage prints: a line for each thing that works, and the first that does not."""

from local.stack.processes import StackError


def ok(what: str) -> None:
    print(f"  ok   {what}", flush=True)


def require(is_so: object, otherwise: str) -> None:
    """Raises StackError with what is wrong."""
    if not is_so:
        raise StackError(f"  NO   {otherwise}")
