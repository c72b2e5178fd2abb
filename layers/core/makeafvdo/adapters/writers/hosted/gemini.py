"""Google Gemini, `generateContent` over REST (ai.google.dev/api/generate-content; googleapis generativelanguage)."""

import base64

import requests

from makeafvdo.adapters.marketplaces.json_tree import at, count, items, text
from makeafvdo.adapters.writers.hosted.http_call import JsonResponse, post_json, retry_after_s, seconds_of
from makeafvdo.adapters.writers.hosted.models import Model
from makeafvdo.adapters.writers.hosted.prompt import Question
from makeafvdo.adapters.writers.hosted.screening import ALL_LETTERS
from makeafvdo.adapters.writers.hosted.service import Answer, UnusableAnswer
from makeafvdo.adapters.writers.hosted.usage import Usage
from makeafvdo.domain.ai_faults import AiFault, FaultKind

_FINISHED = {
    "MAX_TOKENS": FaultKind.CUT_SHORT,
    "CONTINUATION": FaultKind.CUT_SHORT,
    "SAFETY": FaultKind.REFUSED,
    "BLOCKLIST": FaultKind.REFUSED,
    "PROHIBITED_CONTENT": FaultKind.REFUSED,
    "SPII": FaultKind.REFUSED,
    "LANGUAGE": FaultKind.REFUSED,
    "ESCALATION": FaultKind.REFUSED,
    "MODEL_ARMOR": FaultKind.REFUSED,
    "RECITATION": FaultKind.REFUSED,
    "PUP_LIMITED_DISABLED": FaultKind.BAD_KEY,
}
"""`finishReason`; STOP is fine, any other is malformed."""
_REFUSALS = {
    401: FaultKind.BAD_KEY,
    402: FaultKind.NO_MONEY,
    403: FaultKind.BAD_KEY,
    408: FaultKind.BUSY,
    413: FaultKind.TOO_LONG,
    429: FaultKind.SLOW_DOWN,
}


class GeminiService:
    """One model of Gemini behind one API key. `base_url`: up to and with the version (`…/v1beta`)."""

    name = "gemini"
    facts_letters = ALL_LETTERS

    def __init__(self, session: requests.Session, base_url: str, api_key: str, model: str, known: Model) -> None:
        self.model = model
        self.sees_pictures = known.sees_pictures
        self._session = session
        self._url = f"{base_url}/models/{model}:generateContent"
        self._api_key = api_key
        self._known = known

    def ask(self, question: Question, within_s: float) -> Answer:
        headers = {"x-goog-api-key": self._api_key}
        response = post_json(self._session, self._url, self._body(question), headers, within_s)
        if not response.is_ok:
            raise _fault(response)
        return self._answer(response.content)

    def _body(self, question: Question) -> dict[str, object]:
        parts: list[object] = [{"text": question.user}]
        if question.picture:
            data = base64.b64encode(question.picture.content).decode()
            parts.insert(0, {"inlineData": {"mimeType": question.picture.mime, "data": data}})
        config: dict[str, object] = {
            "responseMimeType": "application/json",
            "responseJsonSchema": question.schema,
            "maxOutputTokens": question.max_tokens + self._known.thought_tokens,
        }
        if self._known.thinking_level:
            config["thinkingConfig"] = {"thinkingLevel": self._known.thinking_level}
        return {
            "systemInstruction": {"parts": [{"text": question.system}]},
            "contents": [{"role": "user", "parts": parts}],
            "generationConfig": config,
        }

    def _answer(self, content: dict[str, object]) -> Answer:
        usage = Usage(
            service=self.name,
            asked=self.model,
            answered=text(content, "modelVersion") or self.model,
            tokens_in=count(content, "usageMetadata", "promptTokenCount") or 0,
            tokens_out=count(content, "usageMetadata", "candidatesTokenCount") or 0,
            thought_tokens=count(content, "usageMetadata", "thoughtsTokenCount") or 0,
            request_id=text(content, "responseId") or "",
        )
        candidate = next(iter(items(content, "candidates")), None)
        if candidate is None:
            is_blocked = at(content, "promptFeedback", "blockReason") is not None
            raise UnusableAnswer(FaultKind.REFUSED if is_blocked else FaultKind.MALFORMED, usage)
        finished = text(candidate, "finishReason") or ""
        if finished != "STOP":
            kind = _FINISHED.get(finished, FaultKind.MALFORMED)
            raise UnusableAnswer(kind, usage, repeats_others=finished == "RECITATION")
        parts = [part for part in items(candidate, "content", "parts") if at(part, "thought") is not True]
        return Answer("".join(str(at(part, "text") or "") for part in parts), usage)


def _fault(response: JsonResponse) -> AiFault:
    details = items(response.content, "error", "details")
    pause = retry_after_s(response.headers)
    for detail in details:
        if text(detail, "reason") == "API_KEY_INVALID":  # comes with status 400
            return AiFault(FaultKind.BAD_KEY)
        if any("PerDay" in (text(violation, "quotaId") or "") for violation in items(detail, "violations")):
            return AiFault(FaultKind.NO_MONEY)  # until midnight in California
        if delay := text(detail, "retryDelay"):
            pause = seconds_of(delay)
    if text(response.content, "error", "status") == "FAILED_PRECONDITION":  # no free use where the call comes from
        return AiFault(FaultKind.NO_MONEY)
    if response.status >= 500:
        return AiFault(FaultKind.BUSY, pause)
    kind = _REFUSALS.get(response.status, FaultKind.BAD_REQUEST)
    return AiFault(kind, pause if kind is FaultKind.SLOW_DOWN else None)
