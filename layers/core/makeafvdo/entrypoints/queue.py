"""Messages of a queue in, one at a time: done, put back, given up, or left to be received again.

done                 the message is gone
Throttled            put back with the delay that was asked for, so that waiting uses up no try
Refused, Permanent   straight to the dead letters, with the reason: a message that cannot be carried out is not
                     tried again
anything else        received again after the visibility timeout, and a dead letter after the tries the queue allows
"""

from collections.abc import Callable, Sequence
from typing import Any

from makeafvdo.adapters.order_queue import OrderQueue
from makeafvdo.bootstrap import Container, container_of_process
from makeafvdo.config import SettingsGroup
from makeafvdo.domain import errors
from makeafvdo.entrypoints.observability import logger
from makeafvdo.services.videos.take_order import Refused

TakeMessage = Callable[[str, Container], None]


class QueueFunction:
    """A Lambda handler around a function of one message."""

    def __init__(self, take: TakeMessage, needs: Sequence[type[SettingsGroup]]) -> None:
        self._take = take
        self._needs = needs

    def __call__(self, event: dict[str, Any], _context: object) -> dict[str, Any]:
        return self.answer(event, container_of_process(*self._needs))

    def answer(self, event: dict[str, Any], container: Container) -> dict[str, Any]:
        """Raises nothing."""
        failed = [each["messageId"] for each in event["Records"] if not self._is_over(each["body"], container)]
        return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in failed]}

    def _is_over(self, message: str, container: Container) -> bool:
        try:
            self._serve(message, container, container.order_queue)
        except errors.AppError as error:
            logger.warning("message left in its queue", code=error.code)
            return False
        except Exception:
            logger.exception("message broke")
            return False
        return True

    def _serve(self, message: str, container: Container, queue: OrderQueue) -> None:
        try:
            self._take(message, container)
        except errors.Throttled as error:
            logger.warning("throttled", code=error.code)  # a metric filter of the template counts this code
            queue.put_back(message, error.retry_after_s)
        except Refused as refusal:
            _give_up(message, refusal.reason, queue)
        except errors.Permanent as error:
            _give_up(message, error.code, queue)


def _give_up(message: str, reason: str, queue: OrderQueue) -> None:
    logger.warning("message given up", reason=reason)
    queue.give_up(message, reason)


def messages(*needs: type[SettingsGroup]) -> Callable[[TakeMessage], QueueFunction]:
    """Decorator: a Lambda handler of a function; `needs` are settings beyond those every function has."""
    return lambda take: QueueFunction(take, needs)
