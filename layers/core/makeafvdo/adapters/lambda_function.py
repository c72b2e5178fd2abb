"""A Lambda function that works on by itself once it was started."""

import json
import logging
from collections.abc import Callable

from botocore.exceptions import BotoCoreError, ClientError

_log = logging.getLogger(__name__)


class LambdaFunction:
    """`invoke`: of a client of Lambda."""

    def __init__(self, invoke: Callable[..., object], name: str) -> None:
        self._invoke = invoke
        self._name = name

    def start(self, **event: object) -> bool:
        """False, and logged, where Lambda did not take it: who has written down what is to be done finds it later."""
        try:
            self._invoke(FunctionName=self._name, InvocationType="Event", Payload=json.dumps(event).encode())
        except (ClientError, BotoCoreError):
            _log.warning("function not started", exc_info=True)
            return False
        return True
