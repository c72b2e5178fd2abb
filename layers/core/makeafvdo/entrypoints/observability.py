"""One logger that redacts secrets: whatever looks like a token, an upload URL or a link's query."""

import re

from aws_lambda_powertools import Logger
from aws_lambda_powertools.logging.formatter import LambdaPowertoolsFormatter
from aws_lambda_powertools.logging.types import LogRecord

_SECRETS = re.compile(
    r"\b(?:act|rft)\.[\w.!*-]+"  # TikTok access and refresh tokens
    r"|(?<=\?)[^\s\"'\\]+"  # every query: share links identify people, upload URLs carry a bearer token
    r"|\beyJ[\w-]+\.[\w-]+\.[\w-]*"  # JWT
    r"|(?<=__Host-sid=)[\w-]+"
    r"|\bmka_[^\s\"'\\]+"  # personal tokens
)


class _RedactingFormatter(LambdaPowertoolsFormatter):
    def serialize(self, log: LogRecord) -> str:
        return redacted(super().serialize(log))


def redacted(text: str) -> str:
    """The text with every secret replaced by `[cut]`."""
    return _SECRETS.sub("[cut]", text)


logger = Logger(service="makeafvdo", logger_formatter=_RedactingFormatter())
