"""/queue: products that wait for their turn, and the schedules that bring it."""

from functools import partial

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.domain.schedules.queue import MOST_WAITING
from makeafvdo.domain.schedules.rules import WEEKDAYS, Rule
from makeafvdo.domain.videos.options import styles_offered
from makeafvdo.entrypoints.api.queue_view import overview, queue_view, schedule_view
from makeafvdo.entrypoints.http import container_of, session_of
from pages.batches import TONES
from pages.new import FORMATS, LENGTHS
from pages.voices import voice_choices
from shell.link_names import name_of
from shell.moments import day_of, moment
from shell.page import page
from shell.policy import Needs
from shell.visitor import visitor_of

router = APIGatewayHttpRouter()


@router.get("/queue", include_in_schema=False)
def queue_page() -> Response[str]:
    app = container_of(router)
    user, now = app.users.get(session_of(router).user_id), app.clock()
    found = overview(app, user.user_id)
    return page(
        router,
        "queue.html",
        needs=Needs(media=True, trusted_types=True),
        schedules=[schedule_view(schedule, found.schedules, now) for schedule in found.schedules],
        queue=queue_view(found),
        names={item.link: name_of(item.link) for item in (*(each.item for each in found.waiting), *found.refused)},
        weekdays=WEEKDAYS,
        is_every_day=_is_every_day,
        moment=moment,
        day_in_words=partial(day_of, language=visitor_of(router).language),
        tones=TONES,
        most=MOST_WAITING,
        offers_sending=app.settings.offers_standing_consent and user.default_connection_id is not None,
        may_send=app.settings.offers_standing_consent and user.unattended_connection_id is not None,
        options=user.defaults,
        **voice_choices(app, user.defaults),
        lengths=LENGTHS,
        formats=FORMATS,
        styles=styles_offered(user.defaults.style),
    )


def _is_every_day(rule: Rule) -> bool:
    return set(rule.weekdays) == set(WEEKDAYS)
