"""A writer that asks a hosted model: one question, at most two more tries where the service is only busy."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from makeafvdo.adapters.writers.hosted.answer import draft_of, reading_of
from makeafvdo.adapters.writers.hosted.canary import has_leaked, has_leaked_in
from makeafvdo.adapters.writers.hosted.prompt import Picture, Question, question_of, question_of_picture
from makeafvdo.adapters.writers.hosted.service import Answer, Service, UnusableAnswer
from makeafvdo.adapters.writers.hosted.usage import Usage
from makeafvdo.adapters.writers.hosted.wording import WORDING
from makeafvdo.domain.ai_faults import AiFault, FaultKind
from makeafvdo.domain.products.screenshots import MOST_PICTURE_BYTES, ScreenshotReading
from makeafvdo.domain.scripts.brief import Brief
from makeafvdo.domain.scripts.draft import Draft

_log = logging.getLogger(__name__)

MOST_RETRIES = 2
_PAUSE_S = 1.0
"""Where the service names none; doubled each time."""
_SHORTEST_CALL_S = 5.0
"""A call that has less time left is not begun."""
_MIMES = frozenset({"image/jpeg", "image/png", "image/webp"})


class HostedWriter:
    """`seconds_left`: until the caller's deadline. `report`: told of every call that used tokens.

    `new_tag`: random letters, other ones each time. `write` and `read_screenshot` raise AiFault.
    """

    def __init__(
        self,
        service: Service,
        *,
        seconds_left: Callable[[], float],
        report: Callable[[Usage], None],
        new_tag: Callable[[], str],
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._service = service
        self._seconds_left = seconds_left
        self._report = report
        self._new_tag = new_tag
        self._sleep = sleep

    @property
    def name(self) -> str:
        return self._service.name

    @property
    def model(self) -> str:
        return self._service.model

    @property
    def sees_pictures(self) -> bool:
        return self._service.sees_pictures

    def write(self, brief: Brief, faults: Sequence[str] = ()) -> Draft:
        question = question_of(brief, faults, self._new_tag(), self._service.facts_letters)
        draft = draft_of(self._answer(question).content)
        if has_leaked(draft):
            raise AiFault(FaultKind.MALFORMED)
        return draft

    def read_screenshot(self, image: bytes, mime: str) -> ScreenshotReading:
        """What stands on a picture of a product page. Raises AiFault bad_request for a model or a file that cannot."""
        if not self.sees_pictures or mime not in _MIMES:
            raise AiFault(FaultKind.BAD_REQUEST)
        if len(image) > MOST_PICTURE_BYTES:
            raise AiFault(FaultKind.TOO_LONG)
        reading = reading_of(self._answer(question_of_picture(Picture(image, mime))).content)
        if has_leaked_in((reading.name, reading.price_text, *reading.facts), WORDING.screenshot.system):
            raise AiFault(FaultKind.MALFORMED)
        return reading

    def _answer(self, question: Question) -> Answer:
        """Once more, in its own words, where an answer was too near to somebody's text."""
        try:
            return self._patiently(question)
        except UnusableAnswer as fault:
            if not fault.repeats_others:
                raise
        return self._patiently(replace(question, user=f"{question.user}\n- {WORDING.own_words}"))

    def _patiently(self, question: Question) -> Answer:
        retries = 0
        while True:
            try:
                return self._once(question)
            except AiFault as fault:
                pause = fault.retry_after_s if fault.retry_after_s is not None else _PAUSE_S * 2**retries
                may_pass = fault.kind in {FaultKind.SLOW_DOWN, FaultKind.BUSY}
                if not may_pass or retries == MOST_RETRIES or pause + _SHORTEST_CALL_S > self._seconds_left():
                    raise
            retries += 1
            self._sleep(pause)

    def _once(self, question: Question) -> Answer:
        left = self._seconds_left()
        if left < _SHORTEST_CALL_S:
            raise AiFault(FaultKind.BUSY)
        try:
            answer = self._service.ask(question, left)
        except AiFault as fault:
            if isinstance(fault, UnusableAnswer):
                self._report(fault.usage)
            _log.warning("AI writer failed", extra={"writer": self.name, "model": self.model, "kind": fault.kind.value})
            raise
        self._report(answer.usage)
        _log.info("AI writer answered", extra=answer.usage.model_dump())
        return answer
