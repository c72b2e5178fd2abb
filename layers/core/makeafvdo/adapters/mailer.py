"""Mail by Amazon SES (API v2)."""

import logging
from html import escape
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.domain.errors import Transient

_log = logging.getLogger(__name__)
_HTML = """<!doctype html><html lang="{language}"><meta charset="utf-8"><body style="margin:0;padding:24px;\
font:16px/1.6 sans-serif;color:#222;background:#fff9f0"><h1 style="font-size:20px;line-height:1.4">{subject}</h1>\
<p>{text}</p><p><a href="{address}" style="display:inline-block;padding:12px 20px;border-radius:12px;\
background:#00695c;color:#fff;text-decoration:none">{action}</a></p>\
<p style="color:#666;font-size:13px">{why} <a href="{stop_address}" style="color:#666">{stop}</a></p></body></html>"""


class Mail(BaseModel):
    """`why` and `stop` stand below: why it was sent, and the words of the link that stops the next ones."""

    model_config = ConfigDict(frozen=True)

    language: str
    subject: str
    text: str
    action: str
    address: str
    why: str
    stop: str
    stop_address: str = Field(repr=False)


class Mailer:
    def __init__(self, client: Any, sender: str) -> None:  # noqa: ANN401 (boto3's, of `sesv2`)
        self._client = client
        self._sender = sender

    def send(self, mail: Mail, to: str) -> None:
        """Raises Transient where SES has not taken it, whatever the cause."""
        plain = f"{mail.text}\n\n{mail.action}: {mail.address}\n\n--\n{mail.why}\n{mail.stop}: {mail.stop_address}\n"
        marked_up = _HTML.format(**{name: escape(value) for name, value in mail.model_dump().items()})
        # RFC 8058: the mail program shows a button, and posts to the address without a visit.
        headers = {"List-Unsubscribe": f"<{mail.stop_address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
        content = {
            "Subject": _utf8(mail.subject),
            "Body": {"Text": _utf8(plain), "Html": _utf8(marked_up)},
            "Headers": [{"Name": name, "Value": value} for name, value in headers.items()],
        }
        try:
            self._client.send_email(
                FromEmailAddress=self._sender, Destination={"ToAddresses": [to]}, Content={"Simple": content}
            )
        except (ClientError, BotoCoreError) as error:
            # SES names addresses in its sentences.
            why = error.response["Error"]["Code"] if isinstance(error, ClientError) else type(error).__name__
            _log.warning("mail not sent", extra={"why": why})
            raise Transient("service_busy") from None


def _utf8(text: str) -> dict[str, str]:
    return {"Data": text, "Charset": "UTF-8"}
