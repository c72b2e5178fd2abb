"""What a marketer has chosen for one video and is offered for the next."""

from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.domain.videos.options import CallToAction


def remember_call_to_action(user_id: str, answer: CallToAction, *, users: UsersTable) -> None:
    """The first answer becomes the default of new videos; a later one, of one video, leaves it."""
    defaults = users.get(user_id).defaults
    if defaults.call_to_action is None:
        users.set_defaults(user_id, defaults.model_copy(update={"call_to_action": answer}))


def remember_style(user_id: str, style: str, *, users: UsersTable) -> None:
    """The style that was chosen last is the default of new videos."""
    defaults = users.get(user_id).defaults
    if defaults.style != style:
        users.set_defaults(user_id, defaults.model_copy(update={"style": style}))
