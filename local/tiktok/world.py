"""All state of the local TikTok, and what happens without a call: processing and its webhooks."""

import threading
from dataclasses import dataclass, field
from pathlib import Path

from local.tiktok.clock import Clock
from local.tiktok.content_posting.media_check import fail_reason_of
from local.tiktok.content_posting.shares import Share, Shares, Status
from local.tiktok.faults.faults import FaultPlan
from local.tiktok.login_kit.accounts import DEFAULT_ACCOUNTS, Account
from local.tiktok.login_kit.apps import App, faults_of_redirect_uris
from local.tiktok.login_kit.grants import Grant, Grants
from local.tiktok.rate_limits import RateLimits
from local.tiktok.switches import Switches
from local.tiktok.webhooks import INBOX_SHARE, Delivery, WebhookQueue, event_body

REMOVED_BY_USER = 1
REMOVED_BY_DEVELOPER = 5


@dataclass(frozen=True)
class Call:
    """One request to TikTok's own endpoints. `fault`: injected into it; `account_id`: made for this creator."""

    at: float
    method: str
    path: str
    status: int
    fault: str | None
    account_id: str | None


@dataclass
class World:
    """All state, behind one lock: hold `lock` to read or change it."""

    folder: Path
    switches: Switches = field(default_factory=Switches)
    clock: Clock = field(default_factory=Clock)
    lock: threading.RLock = field(default_factory=threading.RLock)
    apps: dict[str, App] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=lambda: dict(DEFAULT_ACCOUNTS))
    calls: list[Call] = field(default_factory=list)
    rates: RateLimits = field(default_factory=RateLimits)
    webhooks: WebhookQueue = field(default_factory=WebhookQueue)
    mail_url: str = ""
    """Where the mail that was sent on this machine is listed; empty: there is none."""
    faults: FaultPlan = field(default_factory=FaultPlan)

    def __post_init__(self) -> None:
        self.grants = Grants(self.clock, self.switches)
        self.shares = Shares(self.folder)

    def register(self, app: App) -> list[str]:
        """Register an app in the developer portal, unless there are faults; returns them."""
        faults = faults_of_redirect_uris(app.redirect_uris, self.switches)
        if not faults:
            self.apps[app.client_key] = app
        return faults

    def change_switches(self, changes: dict[str, object]) -> None:
        checked = Switches.model_validate(self.switches.model_dump() | changes)
        for name in changes:
            setattr(self.switches, name, getattr(checked, name))

    def settle_due(self) -> None:
        """Finish the processing of every upload whose time has come."""
        now = self.clock.now()
        for share in self.shares:
            if share.is_due(now, self.switches):
                self.process(share)

    def process(self, share: Share) -> None:
        """Look at the video: into the inbox with it, or why not."""
        fail_reason = share.will_fail or self.switches.fail_reason or fail_reason_of(share.path, self.switches)
        self.finish_processing(share, fail_reason)

    def finish_processing(self, share: Share, fail_reason: str | None = None) -> None:
        now = self.clock.now()
        if fail_reason:
            share.settle(Status.FAILED, now, fail_reason)
            self._queue_share_webhook(share, "post.publish.failed", reason=fail_reason)
        else:
            share.settle(Status.SEND_TO_USER_INBOX, now)
            self._queue_share_webhook(share, "post.publish.inbox_delivered")

    def post(self, share: Share, post_ids: list[int]) -> None:
        """The creator posts the draft, possibly once more; only public posts have ids."""
        share.settle(Status.PUBLISH_COMPLETE, self.clock.now())
        self._queue_share_webhook(share, "post.publish.complete")
        for post_id in post_ids:
            share.post_ids.append(post_id)
            self._queue_share_webhook(share, "post.publish.publicly_available", post_id=str(post_id))

    def revoke(self, grant: Grant, reason: int) -> None:
        """Invalidate the tokens, fail uploads still being processed, queue the webhook."""
        self.grants.end(grant)
        for share in self.shares:
            if share.grant is grant and share.status is Status.PROCESSING_UPLOAD:
                share.settle(Status.FAILED, self.clock.now(), "auth_removed")
        self._queue_webhook(grant, "authorization.removed", {"reason": reason})

    def drafts_of(self, account: Account) -> list[Share]:
        """Newest first, as the creator's inbox shows them."""
        return [share for share in reversed(list(self.shares)) if share.grant.account is account and share.is_stored]

    def _queue_share_webhook(self, share: Share, event: str, **more: object) -> None:
        self._queue_webhook(share.grant, event, {"publish_id": share.publish_id, **more, "publish_type": INBOX_SHARE})

    def _queue_webhook(self, grant: Grant, event: str, content: dict[str, object]) -> None:
        now, account_id = self.clock.now(), grant.account.account_id
        delivery = Delivery(
            app=grant.app,
            account_id=account_id,
            event=event,
            body=event_body(grant.app.client_key, event, grant.open_id, content, now),
            created_at=now,
            due_at=now + self.switches.webhook_delay_s,
            signed_at=int(now),
            fault=self.faults.draw(event, account_id),
        )
        self.webhooks.add(delivery, self.switches)
