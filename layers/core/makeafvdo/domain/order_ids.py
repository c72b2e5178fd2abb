"""Ids of what an order makes, by the key that came with it: the same order again, after a lost answer, is the same."""

import hashlib

from ulid import ULID


def id_of_order(user_id: str, kind: str, key: str, nth: int = 0) -> str:
    """26 letters and digits, for ever the same; not in the order of time. `nth`: of several things in one order."""
    return str(ULID.from_bytes(hashlib.sha256(f"{user_id}#{kind}#{key}#{nth}".encode()).digest()[:16])).lower()
