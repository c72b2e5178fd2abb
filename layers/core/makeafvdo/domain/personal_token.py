"""A marketer's personal token: what programs of theirs start and read videos with."""

import re
from datetime import date

from pydantic import AwareDatetime, BaseModel, ConfigDict

from makeafvdo.domain.sha256 import sha256_hex

PREFIX = "mka_"
"""By which those who search code for secrets know it."""
_SHAPE = re.compile(r"mka_([!-~]{1,128})_[A-Za-z0-9_-]{43}")


class PersonalToken(BaseModel):
    """What is kept of a token. The token itself is shown once and not kept."""

    model_config = ConfigDict(frozen=True)

    sha256: str
    made_at: AwareDatetime
    last_used: date | None = None
    """The day in Thailand."""


def token_of(user_id: str, secret: str) -> str:
    """`secret`: 32 random bytes in 43 characters of base64url."""
    token = f"{PREFIX}{user_id}_{secret}"
    if owner_of(token) != user_id:
        raise ValueError("not a user id, or not a secret")
    return token


def owner_of(token: str) -> str | None:
    """Whose token it would be, if it is one; None for what is not the shape of one."""
    found = _SHAPE.fullmatch(token)
    return found[1] if found else None


def fingerprint(token: str) -> str:
    return sha256_hex(token)
