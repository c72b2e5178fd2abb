"""The pages, one module a page, on the same origin as the API."""

from makeafvdo.config import AiOrder, BatchSettings, MailSettings, ScheduleSettings, SignInSettings
from makeafvdo.entrypoints.http import HttpFunction
from pages import (
    batches,
    claims,
    erase,
    hand_off,
    install,
    landing,
    library,
    mail,
    new,
    problem,
    queue,
    record,
    review,
    send,
    settings,
    sign_in,
    texts,
    video,
    voices,
)
from shell import error_page, static

_PAGES = (
    landing,
    sign_in,
    new,
    library,
    batches,
    queue,
    video,
    record,
    send,
    hand_off,
    claims,
    voices,
    settings,
    erase,
    texts,
    review,
    problem,
    install,
    mail,
)

handler = HttpFunction(
    *(module.router for module in (*_PAGES, static, error_page)),
    error_page=error_page.error_page,
    needs=(SignInSettings, AiOrder, BatchSettings, ScheduleSettings, MailSettings),
)
