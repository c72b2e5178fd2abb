"""The operator's switch of all batches: an SSM parameter, `on` or `paused`."""

from typing import TYPE_CHECKING

from makeafvdo.domain.errors import Transient

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.parameters import SSMProvider

_LIFE_S = 30
_PAUSED = "paused"


class BatchSwitch:
    def __init__(self, provider: "SSMProvider", name: str) -> None:
        self._provider = provider
        self._name = name

    def is_paused(self) -> bool:
        """Known within half a minute of the operator's change. Raises Transient where it cannot be read."""
        from aws_lambda_powertools.utilities.parameters.exceptions import GetParameterError

        try:
            return self._provider.get(self._name, max_age=_LIFE_S) == _PAUSED
        except GetParameterError:
            raise Transient("service_busy") from None
