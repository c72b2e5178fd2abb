"""/api/queue: products that wait for a schedule's next time."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Path
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.schedules.queue import MOST_WAITING, QueueItem
from makeafvdo.domain.videos.options import Options
from makeafvdo.entrypoints.api.queue_view import QueueView, overview, queue_view
from makeafvdo.entrypoints.http import IdempotencyKey, container_of, refuses, session_of
from makeafvdo.services.schedules.keep_queue import add_to_queue, move_in_queue

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


def _view() -> QueueView:
    return queue_view(overview(container_of(router), session_of(router).user_id))


def _own(item_id: str) -> QueueItem:
    """Raises NotFound for another user's product just as for none."""
    return container_of(router).queue.get(session_of(router).user_id, item_id)
