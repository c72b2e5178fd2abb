"""The marketer's mailbox on the same phone: what the app's mails say. Not TikTok's."""

import requests
from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from local.tiktok.request_context import world

routes = Blueprint("mail", __name__, url_prefix="/mail")


@routes.get("")
def show() -> ResponseReturnValue:
    return render_template("mail.html", mails=sent(world().mail_url))


def sent(mail_url: str) -> list[dict[str, object]]:
    """Newest first, as the emulator's SES lists them."""
    if not mail_url:
        return []
    listed = requests.get(mail_url, timeout=5).json()["messages"]
    return sorted((each for mails in listed.values() for each in mails), key=lambda each: -each["Timestamp"])
