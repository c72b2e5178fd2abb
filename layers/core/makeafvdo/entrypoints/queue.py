"""Messages of a queue in, one at a time: done, or received again.

A message whose function raises comes again after the visibility timeout, and is a dead letter after the tries the queue
allows; the others of its batch are done.
"""

from collections.abc import Callable, Sequence
from typing import Any

from makeafvdo.bootstrap import Container, container_of_process
from makeafvdo.config import SettingsGroup
from makeafvdo.domain import errors
from makeafvdo.entrypoints.observability import begin_log, logger

TakeMessage = Callable[[str, Container], None]


class QueueFunction:
    """A Lambda handler around a function of one message."""

    def __init__(self, take: TakeMessage, needs: Sequence[type[SettingsGroup]]) -> None:
        self._take = take
        self._needs = needs

    def __call__(self, event: dict[str, Any], context: object) -> dict[str, Any]:
        begin_log(context)
        return self.answer(event, container_of_process(*self._needs))

    def answer(self, event: dict[str, Any], container: Container) -> dict[str, Any]:
        """Raises nothing."""
        failed = [each["messageId"] for each in event["Records"] if not self._is_over(each["body"], container)]
        return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in failed]}

    def _is_over(self, message: str, container: Container) -> bool:
        try:
            self._take(message, container)
        except errors.AppError as error:
            logger.warning("message left in its queue", code=error.code)
            return False
        except Exception:
            logger.exception("message broke")
            return False
        return True


def messages(*needs: type[SettingsGroup]) -> Callable[[TakeMessage], QueueFunction]:
    """Decorator: a Lambda handler of a function; `needs` are settings beyond those every function has."""
    return lambda take: QueueFunction(take, needs)
