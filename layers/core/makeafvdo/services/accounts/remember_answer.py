"""What a marketer was asked once holds for their next videos."""

from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.domain.videos.options import CallToAction


def remember_call_to_action(user_id: str, answer: CallToAction, *, users: UsersTable) -> None:
    """The first answer becomes the default of new videos; a later one, of one video, leaves it."""
    defaults = users.get(user_id).defaults
    if defaults.call_to_action is None:
        users.set_defaults(user_id, defaults.model_copy(update={"call_to_action": answer}))
