"""One user of the pool for each verified e-mail address, however its owner signs in."""

from collections.abc import Callable, Sequence

from makeafvdo.adapters.user_pool import UserPool
from makeafvdo.domain.accounts import Identity, Newcomer, PoolUser
from makeafvdo.domain.errors import Conflict


def link_sign_in(newcomer: Newcomer, *, pool: UserPool, new_secret: Callable[[], str]) -> None:
    """Before `newcomer` becomes a user: link it to the user with the same verified address, whichever came first.

    Safe to repeat: Cognito calls again where it got no answer. `new_secret` gives 256 random bits as text.

        by e-mail first, Google next    Google is linked to the user of that address
        Google first, by e-mail next    a user of the address is made at once and Google linked to it; the password is
                                        set later through "forgot password", which proves the address
        signed up, address unproven     who proves it, by Google, takes the user over, and its password ends

    Raises Conflict `sign_in_as_before` where an address is in use and nothing proves that the newcomer owns it.
    """
    if not newcomer.email:
        return
    users = pool.find_users(newcomer.email)
    if newcomer.identity is None or not newcomer.is_verified:
        _refuse_second_user(newcomer, users)
    else:
        _link(newcomer.email, newcomer.identity, users, pool, new_secret)


def _refuse_second_user(newcomer: Newcomer, users: Sequence[PoolUser]) -> None:
    """Of two users with a password Cognito itself refuses the second."""
    if any(user.is_verified and (user.is_external or newcomer.identity) for user in users):
        raise Conflict("sign_in_as_before")


def _link(
    email: str, identity: Identity, users: Sequence[PoolUser], pool: UserPool, new_secret: Callable[[], str]
) -> None:
    native = (user for user in users if not user.is_external)
    own = min(native, key=lambda user: not user.is_verified, default=None)
    if own is None and any(user.is_verified for user in users):
        raise Conflict("sign_in_as_before")  # a provider's own user from before: its data hangs on that `sub`
    if own is None:
        username = pool.create_user(email)
        pool.set_password(username, _password(new_secret))
    elif own.is_verified:
        username = own.username
    elif not own.is_confirmed:
        username = own.username
        pool.set_password(username, _password(new_secret))
        pool.mark_verified(username)
    else:
        raise Conflict("sign_in_as_before")
    if own is None or not own.has(identity):
        pool.link(username, identity)


def _password(new_secret: Callable[[], str]) -> str:
    """A random password nobody knows; its last letters satisfy the pool's password policy."""
    return f"{new_secret()}aA1"
