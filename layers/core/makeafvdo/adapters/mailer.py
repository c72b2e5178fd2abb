"""Mail by Amazon SES (API v2)."""

import logging
from html import escape
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.domain.errors import Transient

_log = logging.getLogger(__name__)
_HTML = """<!doctype html><html lang="{language}"><head><meta charset="utf-8">\
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{subject}</title></head>\
<body style="margin:0;padding:16px;background:#fff9f0;color:#24191b;\
font:16px/1.6 'Noto Sans Thai',Thonburi,'Leelawadee UI',Tahoma,sans-serif"><div style="max-width:520px;margin:0 auto">\
<p style="margin:0 0 12px;color:#07493f;font-weight:bold">MakeAFVDO</p>\
<div style="padding:20px;border:1px solid #eadfce;border-radius:16px;background:#fff">\
<h1 style="margin:0 0 8px;font-size:20px;line-height:1.4;overflow-wrap:anywhere">{subject}</h1>\
<p style="margin:0 0 20px">{text}</p><p style="margin:0"><a href="{address}" style="display:inline-block;\
padding:12px 24px;border-radius:24px;background:#0b6b5c;color:#fff;font-weight:bold;text-decoration:none">{action}</a>\
</p></div><p style="margin:16px 0 0;color:#655650;font-size:14px">{why} \
<a href="{stop_address}" style="color:#655650">{stop}</a></p></div></body></html>"""


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
