"""Google Gemini, `generateContent` over REST (ai.google.dev/api/generate-content; googleapis generativelanguage)."""

import base64

from makeafvdo.adapters.ai_http import AiHttp
from makeafvdo.adapters.google_faults import gemini_finish_fault, google_fault
from makeafvdo.adapters.marketplaces.json_tree import at, count, items, text
from makeafvdo.adapters.writers.hosted.models import Model
from makeafvdo.adapters.writers.hosted.prompt import Question
from makeafvdo.adapters.writers.hosted.screening import ALL_LETTERS
from makeafvdo.adapters.writers.hosted.service import Answer, UnusableAnswer
from makeafvdo.adapters.writers.hosted.usage import Usage
from makeafvdo.domain.ai_faults import FaultKind


class GeminiService:
    """One model of Gemini behind one API key. `base_url`: up to and with the version (`…/v1beta`)."""

    name = "gemini"
    facts_letters = ALL_LETTERS

    def __init__(self, http: AiHttp, base_url: str, api_key: str, model: str, known: Model) -> None:
        self.model = model
        self.sees_pictures = known.sees_pictures
        self._http = http
        self._url = f"{base_url}/models/{model}:generateContent"
        self._api_key = api_key
        self._known = known

    def ask(self, question: Question, within_s: float) -> Answer:
        headers = {"x-goog-api-key": self._api_key}
        answer = self._http.post(self._url, headers, self._body(question), within_s=within_s)
        if not answer.is_ok:
            raise google_fault(answer)
        return self._answer(answer.json())

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
        if fault := gemini_finish_fault(finished):
            raise UnusableAnswer(fault.kind, usage, repeats_others=finished == "RECITATION")
        parts = [part for part in items(candidate, "content", "parts") if at(part, "thought") is not True]
        return Answer("".join(str(at(part, "text") or "") for part in parts), usage)
