"""Orders out of their queue: done, put back, given up, or left to be received again.

done                 the message is gone
Throttled            put back with the delay that was asked for, so that waiting uses up no try
Refused, Permanent   straight to the dead letters, with the reason: a message that cannot be carried out is not
                     tried again
anything else        received again after the visibility timeout, and a dead letter after the tries the queue allows
"""

from collections.abc import Callable

from makeafvdo.adapters.order_queue import OrderQueue
from makeafvdo.bootstrap import Container
from makeafvdo.config import SettingsGroup
from makeafvdo.domain import errors
from makeafvdo.entrypoints.observability import logger
from makeafvdo.entrypoints.queue import QueueFunction, TakeMessage, messages
from makeafvdo.services.videos.take_order import Refused


def orders(*needs: type[SettingsGroup]) -> Callable[[TakeMessage], QueueFunction]:
    """Decorator: a Lambda handler of a function; `needs` are settings beyond those every function has."""
    return lambda take: messages(*needs)(_settled(take))


def _settled(take: TakeMessage) -> TakeMessage:
    def settle(message: str, container: Container) -> None:
        queue = container.order_queue
        try:
            take(message, container)
        except errors.Throttled as error:
            logger.warning("throttled", code=error.code)  # a metric filter of the template counts this code
            queue.put_back(message, error.retry_after_s)
        except Refused as refusal:
            _give_up(message, refusal.reason, queue)
        except errors.Permanent as error:
            _give_up(message, error.code, queue)

    return settle


def _give_up(message: str, reason: str, queue: OrderQueue) -> None:
    logger.warning("message given up", reason=reason)
    queue.give_up(message, reason)
