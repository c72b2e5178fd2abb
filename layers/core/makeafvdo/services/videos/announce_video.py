"""Tell other programs what has become of a video."""

from collections.abc import Callable
from contextlib import suppress

from makeafvdo.adapters.event_bus import EventBus
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.videos.events import event_of
from makeafvdo.domain.videos.videos import Video

AnnounceVideo = Callable[[Video], None]
"""See `announce_video`."""


def announce_video(video: Video, *, videos: VideosTable, bus: EventBus) -> None:
    """Send the event of the settled state that `video` was just written with; no effect where that has none.

    At least once: the write itself has put the row into the sweep's queue, and it leaves it here, once the event is
    sent. So a bus that does not answer stops nothing, and the sweep sends the event later. A state that another run
    has overtaken by then is told to nobody; nor is one of a row that cannot be read.
    """
    with suppress(Transient):
        repeat_announcement(video, videos=videos, bus=bus)


def repeat_announcement(video: Video, *, videos: VideosTable, bus: EventBus) -> None:
    """The same, for the sweep. Raises Transient where the bus does not answer."""
    event = event_of(video)
    if event is not None:
        bus.put(event)
        videos.mark_announced(video)
