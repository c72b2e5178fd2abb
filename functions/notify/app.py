"""Notices to marketers: the news of the app's own bus, through a queue."""

from makeafvdo.bootstrap import Container
from makeafvdo.config import BatchSettings, MailSettings, PushSettings, UserPoolSettings
from makeafvdo.entrypoints.observability import logger
from makeafvdo.entrypoints.queue import messages
from makeafvdo.services.notices.tell import tell


@messages(BatchSettings, MailSettings, PushSettings, UserPoolSettings)
def handler(message: str, app: Container) -> None:
    was_told = tell(
        message,
        users=app.users,
        cache=app.cache,
        count_rows=app.count_rows,
        ways=app.notice_ways(),
        now=app.clock(),
    )
    if was_told:
        logger.info("notice sent")
