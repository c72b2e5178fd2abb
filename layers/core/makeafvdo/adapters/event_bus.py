"""The app's own EventBridge bus."""

import logging
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from makeafvdo.domain.errors import Transient
from makeafvdo.domain.events import SOURCE, Event, detail_type

if TYPE_CHECKING:
    from types_boto3_events import EventBridgeClient
    from types_boto3_events.type_defs import PutEventsRequestEntryTypeDef

_log = logging.getLogger(__name__)


class EventBus:
    def __init__(self, client: "EventBridgeClient", name: str) -> None:
        self._client = client
        self._name = name

    def put(self, event: Event) -> None:
        """Send the event. Raises Transient where the bus has not taken it, whatever the cause: whoever repeats it sends
        the same `id`.
        """
        entry: PutEventsRequestEntryTypeDef = {
            "EventBusName": self._name,
            "Source": SOURCE,
            "DetailType": detail_type(event.name),
            "Detail": event.model_dump_json(),
        }
        try:
            answer = self._client.put_events(Entries=[entry])
        except (ClientError, BotoCoreError) as error:
            raise _not_sent(event, type(error).__name__) from None
        if answer["FailedEntryCount"]:
            raise _not_sent(event, answer["Entries"][0].get("ErrorCode", ""))


def _not_sent(event: Event, why: str) -> Transient:
    _log.warning("event not sent", extra={"event": event.name, "event_id": event.id, "why": why})
    return Transient("service_busy")
