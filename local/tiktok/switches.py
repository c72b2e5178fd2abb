"""Behaviour where TikTok's documentation is silent or contradicts itself, and failures to simulate."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from local.tiktok.rules import Rule


class Switches(BaseModel):
    """Defaults are as documented, or else as observed live. Lifetimes and delays in seconds."""

    model_config = ConfigDict(extra="forbid")

    off: frozenset[Rule] = frozenset()
    """Rules not enforced: only for showing that a test of a rule can fail."""

    silent_reconnect: bool = True
    """`disable_auto_auth` 0 or omitted skips the consent page while the same account's grant lives."""
    deny_echoes_state: bool = True
    non_target: Literal["page", "callback"] = "page"
    """For users outside the sandbox: an error page, or `error=access_denied&error_type=non_sandbox_target`."""
    callback_lost: bool = False
    """Approve leads to an error page; the app gets no callback."""

    code_lifetime_s: int = 300
    access_lifetime_s: int = 86_400
    refresh_lifetime_s: int = 31_536_000
    """Newer pages say 7,200 and 15,552,000."""
    refresh_rotates: bool = True
    old_refresh_token_dies: bool = True
    old_access_token_dies: bool = False
    oauth_error_status: Literal["200", "4xx"] = "200"
    dead_token_revoke: Literal["invalid_request", "empty"] = "invalid_request"

    secret_mark: str = ""
    """Part of every token and upload URL issued, so that leaks can be searched for."""

    data_omitted_on_error: bool = False
    pending_share_status: Literal[400, 403] = 400
    short_status_body: bool = False
    """status/fetch answers nothing but `status` (and `fail_reason`)."""

    shortest_video_s: float = 3.0
    """TikTok's pages name no least duration; third parties do."""
    status_lag_s: float = 0.0
    """For so long after the last byte status/fetch answers as before the first one. How current it is, nobody says."""
    processing_s: float = 2.0
    """From the last byte to the inbox notification."""
    stuck: bool = False
    """Uploads stay PROCESSING_UPLOAD for ever."""
    fail_reason: str | None = None
    """Every processed upload ends FAILED with this reason."""

    webhook_signature: Literal["right", "wrong"] = "right"
    webhook_copies: int = 1
    webhook_delay_s: float = 0.0
    webhooks_held: bool = False
    """Queue, do not deliver: `/_local/webhooks/release` sends them, late and in any order."""
    webhook_retry_signs_anew: bool = True

    def holds(self, rule: Rule) -> bool:
        return rule not in self.off
