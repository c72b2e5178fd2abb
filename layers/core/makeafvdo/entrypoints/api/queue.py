"""/api/queue: products that wait for a schedule's next time."""

from datetime import datetime
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Path
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.bootstrap import Container
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.messages import BilingualText, message_with
from makeafvdo.domain.schedules.queue import MOST_WAITING, QueueItem
from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.api.links import MadeView
from makeafvdo.entrypoints.http import IdempotencyKey, container_of, refuses, session_of
from makeafvdo.services.schedules.keep_queue import add_to_queue, move_in_queue
from makeafvdo.services.schedules.library import Overview, overview_of

router = APIGatewayHttpRouter()

_ItemId = Annotated[str, Path(pattern="^[0-9a-z]{26}$")]
_MOST_LINKS = 1_000
"""More than a queue has room for, which is told in words."""
_Link = Annotated[str, Field(min_length=1, max_length=4096)]


class ProductsToAdd(BaseModel):
    """One product a link, for the end of the queue. `options`: null for the marketer's own defaults."""

    model_config = ConfigDict(extra="forbid")

    links: tuple[_Link, ...] = Field(min_length=1, max_length=_MOST_LINKS)
    options: Options | None = None


class Move(BaseModel):
    model_config = ConfigDict(extra="forbid")

    to: int = Field(ge=0, lt=MOST_WAITING)
    """Its place in the order, counted from 0."""


class WaitingItem(BaseModel):
    item_id: str
    link: str
    options: Options
    due: datetime | None
    """When its turn is, as things stand; null where no schedule comes to it."""
    made: MadeView | None
    """The latest video of the same product, where the user has begun one in the last 28 days."""


class RefusedItem(BaseModel):
    item_id: str
    link: str
    said: BilingualText


class TakenItem(BaseModel):
    item_id: str
    link: str
    taken_at: datetime
    video_id: str | None
    """Null where there is no such video, or none any more."""
    title: str | None
    state: VideoState | None
    in_run: bool


class QueueView(BaseModel):
    """`waiting` in the order of their turns; `taken` are the latest, newest first."""

    waiting: tuple[WaitingItem, ...]
    refused: tuple[RefusedItem, ...]
    taken: tuple[TakenItem, ...]


@router.get("/api/queue", summary="The queue, and when each product's turn is")
def get_queue() -> QueueView:
    return _view()


@router.post("/api/queue", status_code=201, summary="Add products to the queue", openapi_extensions=refuses(Conflict))
def post_queue(wanted: ProductsToAdd, idempotency_key: IdempotencyKey) -> QueueView:
    app, user_id = container_of(router), session_of(router).user_id
    add_to_queue(
        user_id,
        wanted.links,
        wanted.options or app.users.get(user_id).defaults,
        idempotency_key,
        queue=app.queue,
        now=app.clock(),
    )
    return _view()


@router.post(
    "/api/queue/<item_id>/move", summary="Put a product at another place", openapi_extensions=refuses(Conflict)
)
def post_move(item_id: _ItemId, move: Move) -> QueueView:
    move_in_queue(_own(item_id), move.to, queue=container_of(router).queue)
    return _view()


@router.delete("/api/queue/<item_id>", summary="Take a product out of the queue; its video, if begun, stays")
def delete_item(item_id: _ItemId) -> QueueView:
    item = _own(item_id)
    container_of(router).queue.remove(item.user_id, item.item_id)
    return _view()


def overview(app: Container, user_id: str) -> Overview:
    return overview_of(user_id, schedules=app.schedules, queue=app.queue, videos=app.videos, now=app.clock())


def queue_view(found: Overview) -> QueueView:
    return QueueView(
        waiting=tuple(
            WaitingItem(
                item_id=each.item.item_id,
                link=each.item.link,
                options=each.item.options,
                due=each.due,
                made=MadeView(video_id=each.made.video_id, at=each.made.at) if each.made else None,
            )
            for each in found.waiting
        ),
        refused=tuple(map(_refused, found.refused)),
        taken=tuple(
            TakenItem(
                item_id=each.item.item_id,
                link=each.item.link,
                taken_at=each.item.taken_at or each.item.added_at,
                video_id=each.video.video_id if each.video else None,
                title=each.video.title if each.video else None,
                state=each.video.state if each.video else None,
                in_run=bool(each.video and each.video.in_run),
            )
            for each in found.taken
        ),
    )


def _refused(item: QueueItem) -> RefusedItem:
    problem = item.problem
    said = message_with(problem.code, problem.facts) if problem else message_with("unexpected", {})
    return RefusedItem(item_id=item.item_id, link=item.link, said=said)


def _view() -> QueueView:
    return queue_view(overview(container_of(router), session_of(router).user_id))


def _own(item_id: str) -> QueueItem:
    """Raises NotFound for another user's product just as for none."""
    return container_of(router).queue.get(session_of(router).user_id, item_id)
