"""/queue: products that wait for their turn, and the schedules that bring it."""

import re
from functools import partial
from urllib.parse import unquote, urlsplit

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.products.links import ShortLink, recognise
from makeafvdo.domain.schedules.queue import MOST_WAITING
from makeafvdo.domain.schedules.rules import WEEKDAYS, Rule
from makeafvdo.domain.videos.options import styles_offered
from makeafvdo.entrypoints.api.queue import overview, queue_view
from makeafvdo.entrypoints.api.schedules import schedule_view
from makeafvdo.entrypoints.http import container_of, session_of
from pages.batches import TONES
from pages.new import FORMATS, LENGTHS
from pages.voices import voice_choices
from shell.moments import day_of, moment
from shell.page import page
from shell.policy import Needs
from shell.visitor import visitor_of

router = APIGatewayHttpRouter()

_SHOPS = {"shopee": "Shopee", "lazada": "Lazada", "tiktok": "TikTok Shop", "aliexpress": "AliExpress"}


@router.get("/queue", include_in_schema=False)
def queue_page() -> Response[str]:
    app = container_of(router)
    user, now = app.users.get(session_of(router).user_id), app.clock()
    found = overview(app, user.user_id)
    return page(
        router,
        "queue.html",
        needs=Needs(media=True, trusted_types=True),
        schedules=[schedule_view(schedule, now) for schedule in found.schedules],
        queue=queue_view(found),
        names={item.link: _name_of(item.link) for item in (*(each.item for each in found.waiting), *found.refused)},
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


def _name_of(link: str) -> tuple[str, str]:
    """The shop, and what the product may be known by until it is read: its title or the words in the link's path."""
    try:
        read = recognise(link)
    except Invalid:
        return "", link
    title = None if isinstance(read, ShortLink) else read.preview and read.preview.title
    path = urlsplit(read.affiliate_url).path
    with_words = [part for part in path.split("/") if re.search(r"[^\W\d]", part)]
    return _SHOPS[read.marketplace], title or unquote(max(with_words, key=len, default=path))
