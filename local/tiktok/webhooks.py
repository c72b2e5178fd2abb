"""Events for an app's callback URL: their bodies, signatures and the queue with its retries (Webhooks pages)."""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, field, replace

from local.tiktok.faults.faults import Fault
from local.tiktok.login_kit.apps import App
from local.tiktok.rules import Rule
from local.tiktok.switches import Switches

RETRIES_FOR_S = 72 * 3600
INBOX_SHARE = "INBOX_SHARE"
LATE_BY_S = 3600
REPEATED_TIMES = 3


def signature(secret: str, sent_at: int, body: bytes) -> str:
    """`t=<unix>,s=<hex HMAC-SHA256 of "t.body">` (Webhooks, Verification)."""
    message = f"{sent_at}.".encode() + body
    return f"t={sent_at},s={hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()}"


def event_body(client_key: str, event: str, open_id: str, content: dict[str, object], now: float) -> bytes:
    """`content` is JSON inside a string, as TikTok sends it."""
    return json.dumps(
        {
            "client_key": client_key,
            "event": event,
            "create_time": int(now),
            "user_openid": open_id,
            "content": json.dumps(content),
        },
        separators=(",", ":"),
    ).encode()


@dataclass
class Delivery:
    """One copy of one event. `statuses` are the response statuses so far; 0 is no response."""

    app: App
    account_id: str
    event: str
    body: bytes
    created_at: float
    due_at: float
    signed_at: int
    fault: Fault | None = None
    statuses: list[int] = field(default_factory=list)

    @property
    def is_delivered(self) -> bool:
        return self.statuses[-1:] == [200]

    def is_due(self, now: float, switches: Switches) -> bool:
        if self.is_delivered or (self.statuses and not switches.holds(Rule.WEBHOOK_RETRIED)):
            return False
        return self.due_at <= now < self.created_at + RETRIES_FOR_S

    def sign(self, now: float, switches: Switches) -> str:
        """The header for one attempt. Whether TikTok's retries carry a new `t` is unknown, so both are offered."""
        if switches.webhook_retry_signs_anew or not self.statuses:
            self.signed_at = int(now)
        secret = self.app.client_secret
        is_forged = self.fault is Fault.EVENT_FORGED or switches.webhook_signature == "wrong"
        if is_forged or not switches.holds(Rule.WEBHOOK_SIGNED):
            secret = secrets.token_hex(16)
        return signature(secret, self.signed_at, self.body)

    def record(self, status: int, now: float) -> None:
        """Adds an attempt. After anything but 200 the wait before the next one doubles."""
        self.statuses.append(status)
        self.due_at = now + 2.0 ** min(len(self.statuses) - 1, 12)


@dataclass
class WebhookQueue:
    deliveries: list[Delivery] = field(default_factory=list)
    held: list[Delivery] = field(default_factory=list)
    """Queued only after their account's next event."""

    def add(self, delivery: Delivery, switches: Switches) -> None:
        if not delivery.app.webhook_url:
            return
        if delivery.fault is Fault.EVENT_LATE:
            delivery.due_at += LATE_BY_S
        copies = REPEATED_TIMES if delivery.fault is Fault.EVENT_REPEATED else switches.webhook_copies
        overtaken = [held for held in self.held if held.account_id == delivery.account_id]
        if delivery.fault is Fault.EVENT_REORDERED and not overtaken:
            self.held.append(delivery)
            return
        self.deliveries += [replace(delivery, statuses=[]) for _ in range(copies)]
        for held in overtaken:
            self.held.remove(held)
            self.deliveries.append(replace(held, due_at=delivery.due_at))

    def due(self, now: float, switches: Switches) -> list[Delivery]:
        if switches.webhooks_held:
            return []
        return [each for each in self.deliveries if each.is_due(now, switches)]

    def reverse(self) -> None:
        """Newest event first."""
        self.deliveries.reverse()
