"""SES (API v2) on a socket: SendEmail, and what it is asked for. A sender that is not verified is refused."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import boto3
from flask import Flask, request
from flask.typing import ResponseReturnValue
from werkzeug.serving import make_server

SENDER = "MakeAFVDO <no-reply@makeafvdo.test>"


@dataclass
class MailServer:
    url: str = ""
    sent: list[dict[str, Any]] = field(default_factory=list)
    is_paused: bool = False

    def client(self) -> Any:  # noqa: ANN401 (boto3's)
        return boto3.client(
            "sesv2", "ap-southeast-1", endpoint_url=self.url, aws_access_key_id="x", aws_secret_access_key="x"
        )

    def headers_of(self, mail: dict[str, Any]) -> dict[str, str]:
        return {each["Name"]: each["Value"] for each in mail["Content"]["Simple"]["Headers"]}


@contextmanager
def mail_server() -> Iterator[MailServer]:
    mails, app = MailServer(), Flask(__name__)

    @app.post("/v2/email/outbound-emails")
    def send() -> ResponseReturnValue:
        asked = request.get_json()
        if mails.is_paused or asked["FromEmailAddress"] != SENDER:
            return {"message": f"refused for {asked['Destination']}"}, 400, {"x-amzn-ErrorType": "MessageRejected"}
        mails.sent.append(asked)
        return {"MessageId": str(len(mails.sent))}

    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    mails.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield mails
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
