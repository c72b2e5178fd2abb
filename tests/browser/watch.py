"""Fails a test for what a browser complains about: console errors, uncaught exceptions, refused by policy."""

from playwright.sync_api import ConsoleMessage, Page


class Watch:
    def __init__(self) -> None:
        self.complaints: list[str] = []
        self._expected: list[str] = []

    def over(self, page: Page) -> Page:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self._complain(str(error)))
        return page

    def expect(self, part: str) -> None:
        """Complaints that hold `part` are what the test is about."""
        self._expected.append(part)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self._complain(f"{message.text} ({message.location.get('url')})")

    def _complain(self, text: str) -> None:
        if not any(part in text for part in self._expected):
            self.complaints.append(text)
