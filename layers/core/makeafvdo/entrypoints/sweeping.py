"""A queue, item by item: whatever one of them raises stops no other."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, TypeVar

from makeafvdo.domain.errors import AppError
from makeafvdo.entrypoints.observability import logger

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

ItemT = TypeVar("ItemT", bound="DataclassInstance")
OpenQueue = Callable[[], tuple[Iterable[ItemT], Callable[[ItemT], object]]]
"""The items, and what is done about each."""


@dataclass(frozen=True)
class Swept:
    """How many items went well, and how many did not; `broke` where the queue itself could not be read to its end."""

    served: int = 0
    failed: int = 0
    broke: bool = False


def sweep_queue(queue: str, open_queue: OpenQueue[ItemT], has_time: Callable[[], bool]) -> Swept:
    """Serve the items in their order for as long as there is time.

    The ids of one that fails go into the log. Serving begins by moving an item to the back of its queue, so neither
    one that fails nor one that takes this process with it stands in front of the others again.
    """
    served = failed = 0
    try:
        items, serve = open_queue()
        for item in items:
            if not has_time():
                logger.warning("sweep out of time", queue=queue, served=served, failed=failed)
                break
            if _goes_well(queue, item, serve):
                served += 1
            else:
                failed += 1
    except Exception:
        logger.exception("sweep cannot read its queue", queue=queue)
        return Swept(served, failed, broke=True)
    return Swept(served, failed)


def _goes_well(queue: str, item: ItemT, serve: Callable[[ItemT], object]) -> bool:
    try:
        serve(item)
    except AppError as error:
        logger.warning("sweep refused", queue=queue, item=asdict(item), code=error.code)
        return False
    except Exception:
        logger.exception("sweep broke", queue=queue, item=asdict(item))
        return False
    return True
