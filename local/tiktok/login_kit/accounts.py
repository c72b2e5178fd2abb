"""TikTok users, and what an app may read about them."""

import base64
import hashlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Account:
    account_id: str
    display_name: str
    colours: tuple[str, str]
    is_sandbox_target: bool = True

    def open_id(self, client_key: str) -> str:
        """Stable per user and app; opaque, in the form seen live."""
        return "-000" + _opaque(f"open {client_key} {self.account_id}")

    @property
    def union_id(self) -> str:
        return _opaque(f"union {self.account_id}")


DEFAULT_ACCOUNTS = {
    account.account_id: account
    for account in (
        Account("mali", "มะลิรีวิวของดี", ("#ff8fa3", "#7b2cbf")),
        Account("ton", "ต้นกล้าพาช้อป", ("#80ed99", "#0077b6")),
        Account("nok", "นกน้อยช้อปคุ้ม", ("#f4a261", "#264653")),
        Account("fah", "ฟ้าใสไลฟ์สด", ("#ffd166", "#ef476f"), is_sandbox_target=False),
    )
}
"""Known from the start; the first is signed in."""


def _opaque(seed: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(seed.encode()).digest())[:32].decode()
