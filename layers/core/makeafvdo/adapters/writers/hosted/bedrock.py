"""Amazon Bedrock, Converse: the answer is the input of a tool the model is forced to call, which every model can."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, cast

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError, ParamValidationError

from makeafvdo.adapters.marketplaces.json_tree import at, count, items, text
from makeafvdo.adapters.retry_after import retry_after_s
from makeafvdo.adapters.writers.hosted.models import Model
from makeafvdo.adapters.writers.hosted.prompt import Question
from makeafvdo.adapters.writers.hosted.screening import ALL_LETTERS
from makeafvdo.adapters.writers.hosted.service import CONNECT_S, READ_S, Answer, UnusableAnswer
from makeafvdo.adapters.writers.hosted.usage import Usage
from makeafvdo.domain.ai_faults import AiFault, FaultKind

if TYPE_CHECKING:
    from types_boto3_bedrock_runtime import BedrockRuntimeClient
    from types_boto3_bedrock_runtime.type_defs import ContentBlockTypeDef, ConverseRequestTypeDef

BEDROCK_CONFIG = Config(
    connect_timeout=CONNECT_S, read_timeout=READ_S, retries={"mode": "standard", "total_max_attempts": 1}
)
"""For the client: tries are counted by the writer alone."""

_TOOL = "answer"
_TOP_LEVEL = ("type", "properties", "required")
"""All that Nova takes at the top of a tool's schema (Amazon Nova user guide, Defining a tool). What it leaves out,
`additionalProperties`, is checked in the answer anyway.
"""
_ERRORS = {
    "ThrottlingException": FaultKind.SLOW_DOWN,
    "ModelNotReadyException": FaultKind.BUSY,
    "ModelTimeoutException": FaultKind.BUSY,
    "ModelErrorException": FaultKind.BUSY,
    "InternalServerException": FaultKind.BUSY,
    "ServiceUnavailableException": FaultKind.BUSY,
    "AccessDeniedException": FaultKind.BAD_KEY,
    "UnrecognizedClientException": FaultKind.BAD_KEY,
    "ExpiredTokenException": FaultKind.BAD_KEY,
    "InvalidSignatureException": FaultKind.BAD_KEY,
    "ServiceQuotaExceededException": FaultKind.NO_MONEY,
}
"""Any other, as ValidationException and ResourceNotFoundException, is a bad request; a 5xx is busy."""
_STOPPED = {
    "max_tokens": FaultKind.CUT_SHORT,
    "model_context_window_exceeded": FaultKind.CUT_SHORT,
    "guardrail_intervened": FaultKind.REFUSED,
    "content_filtered": FaultKind.REFUSED,
}
_FINE = {"tool_use", "end_turn", "stop_sequence"}


class BedrockService:
    """One model or inference profile. `new_client` is called once, at the first question."""

    name = "bedrock"
    facts_letters = ALL_LETTERS

    def __init__(self, new_client: "Callable[[], BedrockRuntimeClient]", model: str, known: Model) -> None:
        self.model = model
        self.sees_pictures = known.sees_pictures
        self._new_client = new_client
        self._known = known

    def ask(self, question: Question, within_s: float) -> Answer:
        """The time of a call is the client's (`BEDROCK_CONFIG`), so one that would not fit is not begun."""
        if within_s < CONNECT_S + READ_S:
            raise AiFault(FaultKind.BUSY)
        try:
            response = self._client.converse(**self._request(question))
        except ClientError as error:
            raise _fault(error) from error
        except NoCredentialsError as error:
            raise AiFault(FaultKind.BAD_KEY) from error
        except ParamValidationError as error:
            raise AiFault(FaultKind.BAD_REQUEST) from error
        except BotoCoreError as error:  # timeouts, no connection, a response that does not parse
            raise AiFault(FaultKind.BUSY) from error
        return self._answer(dict(response))

    @cached_property
    def _client(self) -> "BedrockRuntimeClient":
        return self._new_client()

    def _request(self, question: Question) -> "ConverseRequestTypeDef":
        content: list[ContentBlockTypeDef] = [{"text": question.user}]
        if question.picture:
            picture = question.picture
            image = {"image": {"format": picture.mime.removeprefix("image/"), "source": {"bytes": picture.content}}}
            content.insert(0, cast("ContentBlockTypeDef", image))
        request: ConverseRequestTypeDef = {
            "modelId": self.model,
            "system": [{"text": question.system}],
            "messages": [{"role": "user", "content": content}],
            "inferenceConfig": {"maxTokens": question.max_tokens + self._known.thought_tokens},
            "toolConfig": {
                "tools": [
                    {
                        "toolSpec": {
                            "name": _TOOL,
                            "description": "รับคำตอบ",
                            "inputSchema": {"json": {key: question.schema[key] for key in _TOP_LEVEL}},
                        }
                    }
                ],
                "toolChoice": {"tool": {"name": _TOOL}},
            },
        }
        if self._known.extra_fields:
            request["additionalModelRequestFields"] = self._known.extra_fields
        return request

    def _answer(self, response: dict[str, object]) -> Answer:
        usage = Usage(
            service=self.name,
            asked=self.model,
            answered=self.model,
            tokens_in=count(response, "usage", "inputTokens") or 0,
            tokens_out=count(response, "usage", "outputTokens") or 0,
            request_id=text(response, "ResponseMetadata", "RequestId") or "",
        )
        stopped = text(response, "stopReason") or ""
        if stopped not in _FINE:
            raise UnusableAnswer(_STOPPED.get(stopped, FaultKind.MALFORMED), usage)
        blocks = items(response, "output", "message", "content")
        called = [at(block, "toolUse", "input") for block in blocks if text(block, "toolUse", "name") == _TOOL]
        if called:
            return Answer(called[0], usage)
        return Answer("".join(str(at(block, "text") or "") for block in blocks), usage)


def _fault(error: ClientError) -> AiFault:
    code = text(error.response, "Error", "Code") or ""
    status = count(error.response, "ResponseMetadata", "HTTPStatusCode") or 0
    kind = _ERRORS.get(code, FaultKind.BUSY if status >= 500 else FaultKind.BAD_REQUEST)
    headers = at(error.response, "ResponseMetadata", "HTTPHeaders")
    return AiFault(kind, retry_after_s(headers) if isinstance(headers, dict) else None)
