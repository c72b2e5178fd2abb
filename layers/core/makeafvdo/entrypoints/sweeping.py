"""Serve a queue item by item: an error of one does not stop the others."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, TypeVar

from makeafvdo.domain.errors import AppError
from makeafvdo.entrypoints.observability import logger

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

ItemT = TypeVar("ItemT", bound="DataclassInstance")
OpenQueue = Callable[[], tuple[Iterable[ItemT], Callable[[ItemT], object]]]
"""Returns the items, and the function that serves one."""


@dataclass(frozen=True)
class SweepResult:
    """Counts of items served and failed; `queue_broke`: the queue itself could not be read to its end."""

    served: int = 0
    failed: int = 0
    queue_broke: bool = False


def sweep_queue(queue: str, open_queue: OpenQueue[ItemT], has_time: Callable[[], bool]) -> SweepResult:
    """Serve the items in order while there is time.

    The ids of an item that fails are logged. Serving begins by moving the item to the back of its queue, so one that
    fails or kills this process does not come first again.
    """
    served = failed = 0
    try:
        items, serve = open_queue()
        for item in items:
            if not has_time():
                logger.warning("sweep out of time", queue=queue, served=served, failed=failed)
                break
            if _serve_item(queue, item, serve):
                served += 1
            else:
                failed += 1
    except Exception:
        logger.exception("sweep cannot read its queue", queue=queue)
        return SweepResult(served, failed, queue_broke=True)
    return SweepResult(served, failed)


def _serve_item(queue: str, item: ItemT, serve: Callable[[ItemT], object]) -> bool:
    try:
        serve(item)
    except AppError as error:
        logger.warning("sweep refused", queue=queue, item=asdict(item), code=error.code)
        return False
    except Exception:
        logger.exception("sweep broke", queue=queue, item=asdict(item))
        return False
    return True
