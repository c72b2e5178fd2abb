"""Chat completions of OpenAI and every host that speaks the same (OpenRouter, Ollama, vLLM, Typhoon …)."""

import json
import time

from makeafvdo.adapters.ai_http import AiAnswer, AiHttp, kind_of_status
from makeafvdo.adapters.marketplaces.json_tree import at, count, items, text
from makeafvdo.adapters.writers.hosted.models import Host, JsonForm
from makeafvdo.adapters.writers.hosted.prompt import Question
from makeafvdo.adapters.writers.hosted.service import Answer, UnusableAnswer
from makeafvdo.adapters.writers.hosted.usage import Usage
from makeafvdo.adapters.writers.hosted.wording import WORDING
from makeafvdo.domain.ai_faults import AiFault, FaultKind

_LADDER: tuple[JsonForm, ...] = ("json_schema", "json_object", "plain")
_CODES = {
    "invalid_api_key": FaultKind.BAD_KEY,
    "insufficient_quota": FaultKind.NO_MONEY,
    "billing_hard_limit_reached": FaultKind.NO_MONEY,
    "context_length_exceeded": FaultKind.TOO_LONG,
    "content_filter": FaultKind.REFUSED,
    "content_policy_violation": FaultKind.REFUSED,
    "rate_limit_exceeded": FaultKind.SLOW_DOWN,
    "server_error": FaultKind.BUSY,
}
"""`error.code` or `error.type`; it says more than the status."""
_MAY_NOT_KNOW_THE_FORM = {400, 422}
_FINE = {"stop", "tool_calls", ""}


class _FormNotTaken(Exception):
    """The host does not take this `response_format`."""


class OpenAiCompatibleService:
    """One model at one host. The form of JSON it takes is found out at its first answer."""

    name = "openai"
    sees_pictures = False

    def __init__(self, http: AiHttp, base_url: str, api_key: str, model: str, host: Host) -> None:
        self.model = model
        self.facts_letters = host.facts_letters
        self._http = http
        self._url = f"{base_url.rstrip('/')}/chat/completions"
        self._headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}
        self._host = host
        self._form: JsonForm = host.json_form

    def ask(self, question: Question, within_s: float) -> Answer:
        deadline = time.monotonic() + within_s
        for form in _LADDER[_LADDER.index(self._form) :]:
            try:
                answer = self._ask(question, form, deadline - time.monotonic())
            except _FormNotTaken:
                continue
            self._form = form
            return answer
        raise AiFault(FaultKind.BAD_REQUEST)

    def _ask(self, question: Question, form: JsonForm, within_s: float) -> Answer:
        response = self._http.post(self._url, self._headers, self._body(question, form), within_s=within_s)
        if response.is_ok and at(response.json(), "error") is None:
            return self._answer(response)
        if form != "plain" and response.status in _MAY_NOT_KNOW_THE_FORM and "response_format" in _complaint(response):
            raise _FormNotTaken
        raise _fault(response)

    def _body(self, question: Question, form: JsonForm) -> dict[str, object]:
        host = self._host
        limit = question.max_tokens + host.thought_tokens
        user = question.user
        if form != "json_schema":
            user += WORDING.answer_as.format(schema=json.dumps(question.schema, ensure_ascii=False))
        body: dict[str, object] = {
            "model": self.model,
            "messages": [{"role": "system", "content": question.system}, {"role": "user", "content": user}],
            host.token_field: min(limit, host.most_tokens or limit),
        } | host.extra_fields
        if form == "json_schema":
            schema = {"name": "answer", "strict": True, "schema": question.schema}
            body["response_format"] = {"type": form, "json_schema": schema}
        elif form == "json_object":
            body["response_format"] = {"type": form}
        return body

    def _answer(self, response: AiAnswer) -> Answer:
        content = response.json()
        thoughts = count(content, "usage", "completion_tokens_details", "reasoning_tokens") or 0
        usage = Usage(
            service=self.name,
            asked=self.model,
            answered=text(content, "model") or self.model,
            tokens_in=count(content, "usage", "prompt_tokens") or 0,
            tokens_out=max((count(content, "usage", "completion_tokens") or 0) - thoughts, 0),
            thought_tokens=thoughts,
            request_id=response.headers.get("x-request-id") or text(content, "id") or "",
        )
        choice = next(iter(items(content, "choices")), None)
        if text(choice, "message", "refusal"):
            raise UnusableAnswer(FaultKind.REFUSED, usage)
        match text(choice, "finish_reason") or "":
            case "length":
                raise UnusableAnswer(FaultKind.CUT_SHORT, usage)
            case "content_filter":
                raise UnusableAnswer(FaultKind.REFUSED, usage)
            case finished if finished not in _FINE:
                raise UnusableAnswer(FaultKind.MALFORMED, usage)
        return Answer(at(choice, "message", "content") or "", usage)


def _complaint(response: AiAnswer) -> str:
    """What an error is about: OpenAI names the field in `param`; others have only a message, Ollama only a string."""
    error = at(response.json(), "error")
    told = (text(error, "param"), text(error, "message"), text(response.json(), "error"))
    return " ".join(filter(None, told))


def _fault(response: AiAnswer) -> AiFault:
    """Also of an error in a body of status 200; there `code` may be the status of the host behind (OpenRouter)."""
    error = at(response.json(), "error")
    code = text(error, "code") or ""
    status = int(code) if code.isdecimal() and len(code) == 3 else response.status
    named = None if status >= 500 else _CODES.get(code) or _CODES.get(text(error, "type") or "")
    kind = named or (FaultKind.MALFORMED if status == 200 else kind_of_status(status))
    return AiFault(kind, response.retry_after_s if kind in {FaultKind.SLOW_DOWN, FaultKind.BUSY} else None)
