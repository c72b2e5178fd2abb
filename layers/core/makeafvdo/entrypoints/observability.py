"""One logger that redacts secrets: whatever looks like a token, an upload URL or a link's query."""

import logging
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


def begin_log(context: object, **ids: object) -> None:
    """From here on every line of this invocation has these ids, and Lambda's own of it; None is left out."""
    logger.clear_state()
    logger.append_keys(request_id=getattr(context, "aws_request_id", None), **ids)


logger = Logger(service="makeafvdo", logger_formatter=_RedactingFormatter())
for _library in ("boto3", "botocore", "urllib3"):  # what they have to say is redacted as well
    logging.getLogger(_library).addHandler(logger.registered_handler)
    logging.getLogger(_library).propagate = False
