"""Pre sign-up trigger: link a new sign-in to the existing user with the same verified address."""

import secrets

from makeafvdo.bootstrap import Container
from makeafvdo.entrypoints.user_pool_trigger import SignUp, before_sign_up
from makeafvdo.services.accounts.link_sign_in import link_sign_in


@before_sign_up
def handler(sign_up: SignUp, app: Container) -> None:
    link_sign_in(sign_up.newcomer, pool=app.user_pool(sign_up.pool_id), new_secret=lambda: secrets.token_urlsafe(32))
