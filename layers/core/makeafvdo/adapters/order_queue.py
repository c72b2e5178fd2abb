"""The queue of orders that came as events, and where those go that cannot be carried out."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types_boto3_sqs import SQSClient

_LONGEST_DELAY_S = 900
"""SQS: DelaySeconds."""


class OrderQueue:
    def __init__(self, client: "SQSClient", url: str, dead_letters_url: str) -> None:
        self._client = client
        self._url = url
        self._dead_letters_url = dead_letters_url

    def put_back(self, message: str, delay_s: int) -> None:
        """Send the message once more, after the delay or 15 minutes. Its tries are counted anew."""
        self._client.send_message(
            QueueUrl=self._url, MessageBody=message, DelaySeconds=max(0, min(delay_s, _LONGEST_DELAY_S))
        )

    def give_up(self, message: str, reason: str) -> None:
        """Put the message where the operator's alarm is, with the reason as its attribute."""
        self._client.send_message(
            QueueUrl=self._dead_letters_url,
            MessageBody=message,
            MessageAttributes={"reason": {"DataType": "String", "StringValue": reason}},
        )
