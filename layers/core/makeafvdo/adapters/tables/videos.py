"""The Videos table: one row a video, every change of state a conditional write.

Key: `user_id` + `video_id` (time-sortable). TTL: `expires_at`.
Sparse GSI `by_open_run` (`open_run`, `changed_at`): only rows whose run is live carry `open_run`, and settled ones
until the event of their state is sent, so the sweep reads exactly those. It is the sweep's queue: `requeue` moves a row
to its back before it is checked.

A row that cannot be read raises Unreadable("video_unreadable") from `get` and `find`, and is left out of lists.

    take_run     settled           → QUEUED, run + 1     one winner, the others get Conflict
    enter        in run `run`      → a step's state      a run that was overtaken gets Conflict
    cancel       before any byte   → READY, CANCELLED    where the state is still the one that was read
    settle       in run `run`      → a settled state     repeated: no effect
    record_send  after the run     → IN_INBOX, PUBLISHED, FAILED …   what the sweep or a webhook learned later
    mark_announced  settled        → the same state, out of the queue
    record_price_passed  PUBLISHED → the same state     once a run: the others get Conflict
    record_edit  settled           → the same state, edits + 1       two tabs, or an edit and a tap: one wins
    force_fail   in the queue      → FAILED              for a row that cannot be read, or be settled as any other
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError
from ulid import ULID

from makeafvdo.adapters.tables.conditional import is_condition_failed, move_in_queue
from makeafvdo.adapters.tables.paging import every_item
from makeafvdo.adapters.tables.reading import readable, reading
from makeafvdo.domain.errors import Conflict, NotFound, Unreadable
from makeafvdo.domain.products.price_check import PriceCheck
from makeafvdo.domain.videos.videos import STATES_WITH_EVENTS, DroppedVoice, Problem, Step, Until, Video, VideoState

if TYPE_CHECKING:
    from types_boto3_dynamodb.service_resource import Table
    from types_boto3_dynamodb.type_defs import QueryInputTableQueryTypeDef as Query
    from types_boto3_dynamodb.type_defs import TableAttributeValueTypeDef as Attribute

    Changes = Mapping[str, Attribute | datetime]

_OPEN = "open"
_PAGE = 60
_TIME_LETTERS = 10
"""Of a video's id; the others are random."""


@dataclass(frozen=True)
class OpenRun:
    """A video in the sweep's queue: its ids, and the `changed_at` it was found with."""

    user_id: str
    video_id: str
    changed_at: str


class VideosTable:
    def __init__(self, table: "Table", clock: Callable[[], datetime]) -> None:
        self._table = table
        self._clock = clock

    def create(self, video: Video) -> Video:
        """Store a new video; where it exists already, the stored one is returned unchanged."""
        try:
            self._table.put_item(Item=_item(video), ConditionExpression="attribute_not_exists(video_id)")
        except ClientError as error:
            if not is_condition_failed(error):
                raise
            return self.get(video.user_id, video.video_id)
        return video

    def get(self, user_id: str, video_id: str) -> Video:
        """Raises NotFound for another user's video just as for none, and Unreadable."""
        found = self.find(user_id, video_id)
        if found is None:
            raise NotFound("video_not_found")
        return found

    def find(self, user_id: str, video_id: str) -> Video | None:
        """Raises Unreadable, but not for a video that was deleted: it cannot come back."""
        key = {"user_id": user_id, "video_id": video_id}
        item = self._table.get_item(Key=key, ConsistentRead=True).get("Item")
        if item is None:
            return None
        try:
            return _video(item)
        except Unreadable:
            if "deleted_at" in item:
                return None
            raise

    def newest(self, user_id: str, before: str | None) -> Iterator[Video]:
        """The user's videos, newest first, older than the video id `before`; fetched page by page."""
        condition, values = "user_id = :user", {":user": user_id}
        if before is not None:
            condition, values = condition + " AND video_id < :before", values | {":before": before}
        query: Query = {
            "KeyConditionExpression": condition,
            "ExpressionAttributeValues": values,
            "ScanIndexForward": False,
            "Limit": _PAGE,
        }
        return readable(every_item(self._table, query), _video)

    def between(self, user_id: str, first: str, last: str) -> Iterator[Video]:
        """The user's videos with ids from `first` to `last`, in the order of their ids."""
        query: Query = {
            "KeyConditionExpression": "user_id = :user AND video_id BETWEEN :first AND :last",
            "ExpressionAttributeValues": {":user": user_id, ":first": first, ":last": last},
        }
        return readable(every_item(self._table, query), _video)

    def products_since(self, user_id: str, moment: datetime) -> Iterator[tuple[str, str, datetime]]:
        """Canonical URL of the product, video id and beginning of the user's videos since `moment`, oldest first;
        without those that are deleted, failed or called off.
        """
        query: Query = {
            "KeyConditionExpression": "user_id = :user AND video_id > :first",
            "FilterExpression": "attribute_exists(canonical_url) AND attribute_not_exists(deleted_at)"
            " AND NOT #state IN (:failed, :cancelled)",
            "ProjectionExpression": "canonical_url, video_id, created_at",
            "ExpressionAttributeNames": {"#state": "state"},
            "ExpressionAttributeValues": {
                ":user": user_id,
                ":first": str(ULID.from_datetime(moment))[:_TIME_LETTERS].lower(),
                ":failed": VideoState.FAILED,
                ":cancelled": VideoState.CANCELLED,
            },
        }
        for row in every_item(self._table, query):
            yield str(row["canonical_url"]), str(row["video_id"]), datetime.fromisoformat(str(row["created_at"]))

    def open_runs_before(self, moment: datetime) -> Iterator[OpenRun]:
        """Runs whose rows have not changed since `moment`, longest first."""
        query: Query = {
            "IndexName": "by_open_run",
            "KeyConditionExpression": "open_run = :open AND changed_at < :moment",
            "ExpressionAttributeValues": {":open": _OPEN, ":moment": moment.isoformat()},
            "ProjectionExpression": "user_id, video_id, changed_at",
        }
        for item in every_item(self._table, query):
            yield OpenRun(str(item["user_id"]), str(item["video_id"]), str(item["changed_at"]))

    def requeue(self, run: OpenRun) -> Video | None:
        """Move the row to the back of the queue; None where it has changed meanwhile. Raises Unreadable."""
        key, now = {"user_id": run.user_id, "video_id": run.video_id}, self._clock().isoformat()
        moved = move_in_queue(self._table, key, queue="open_run", at="changed_at", seen=run.changed_at, to=now)
        return _video(moved) if moved else None

    def force_fail(self, run: OpenRun, problem: Problem) -> None:
        """Set the row to FAILED, whatever else it holds; no effect where it has left the queue."""
        changes: dict[str, Attribute | datetime | None] = {
            "state": VideoState.FAILED,
            "in_run": False,
            "open_run": None,
            "progress": None,
            "problem": problem.model_dump(),
        }
        with suppress(Conflict):
            self._write(run.user_id, run.video_id, changes, open_run=_OPEN)

    def take_run(self, video: Video, from_step: Step, until: Until, **changes: "Attribute") -> Video:
        """Start the next run of a settled video; raises Conflict for every caller but the first."""
        queued: dict[str, Attribute | datetime] = {
            **changes,
            "state": VideoState.QUEUED,
            "run": video.run + 1,
            "in_run": True,
            "open_run": _OPEN,
            "from_step": from_step,
            "until": until,
            "reason": None,
            "missing": (),
            "problem": None,
            "stale_from": None,
            "began": {},
            "progress": None,
            "retry": None,
            "failure": None,
            "price_passed": None,
            "voice_in_turn": None,
            "dropped_voices": (),
        }
        return self._update(
            video.user_id, video.video_id, queued, run=video.run, in_run=video.in_run, edits=video.edits
        )

    def enter(self, user_id: str, video_id: str, run: int, state: VideoState, **facts: "Attribute") -> Video:
        """Move the live run `run` into a state; the time it was first entered is kept in `began`."""
        return self._update(user_id, video_id, {"state": state, **facts}, began=state, run=run, in_run=True)

    def record_progress(self, user_id: str, video_id: str, run: int, share: float) -> None:
        """Store how much of the step under way is done (0–1); raises Conflict where run `run` is over."""
        self._update(user_id, video_id, {"progress": Decimal(f"{share:.3f}")}, run=run, in_run=True)

    def take_voice_turn(self, video: Video, voice: str, own_words: Mapping[str, str]) -> Video:
        """Let this run speak with `voice` and `own_words`, where no voice is; returns the row as it stands then."""
        return self._in_turn(video, {"voice_in_turn": voice, "own_words": dict(own_words)}, was=None)

    def drop_voice(self, video: Video, voice: str, reason: str) -> Video:
        """Give `voice` up for this run, where it is its turn; returns the row as it stands then."""
        dropped = [each.model_dump() for each in (*video.dropped_voices, DroppedVoice(voice=voice, reason=reason))]
        return self._in_turn(video, {"voice_in_turn": None, "dropped_voices": dropped}, was=voice)

    def _in_turn(self, video: Video, changes: "Changes", was: str | None) -> Video:
        """Of two scenes that change it at once the first wins. Raises Conflict where the run is over."""
        try:
            return self._update(video.user_id, video.video_id, changes, run=video.run, in_run=True, voice_in_turn=was)
        except Conflict:
            now = self.get(video.user_id, video.video_id)
            if not now.in_run or now.run != video.run:
                raise
            return now

    def settle(self, user_id: str, video_id: str, run: int, state: VideoState, changes: "Changes") -> Video:
        """End the live run `run`; where it has ended already, no effect."""
        ended: dict[str, Attribute | datetime] = {"in_run": False, "progress": None, "retry": None, **_queued(state)}
        settled = {"state": state, **ended, **changes}
        try:
            return self._update(user_id, video_id, settled, run=run, in_run=True)
        except Conflict:
            return self.get(user_id, video_id)

    def cancel(self, video: Video, state: VideoState) -> Video:
        """Move `video` from the state it was read in to the settled `state`; raises Conflict where it has changed.

        A run under way ends: its next step gets Conflict. The later outcome of its send is not recorded on the row.
        """
        changes: dict[str, Attribute | datetime | None] = {
            "state": state,
            "in_run": False,
            "open_run": None,
            "from_step": video.current_step,
            "progress": None,
            "problem": None,
            "send_id": None,
            "send_at": None,
        }
        return self._update(
            video.user_id, video.video_id, changes, run=video.run, in_run=video.in_run, state=video.state
        )

    def record_send(
        self,
        user_id: str,
        video_id: str,
        send_id: str,
        state: VideoState,
        changes: "Changes",
    ) -> Video | None:
        """Store what became of the video's latest send outside a run, unless it has a later send.

        The video where that is another state than before. A row that cannot be read is written all the same.
        """
        with suppress(Conflict):
            item = self._write(
                user_id,
                video_id,
                {"state": state, **changes, **_queued(state)},
                unlike={"state": state},
                send_id=send_id,
                in_run=False,
            )
            try:
                return _video(item)
            except Unreadable:
                self._write(user_id, video_id, {"open_run": None}, send_id=send_id, in_run=False)
                return None
        with suppress(Conflict):
            self._write(user_id, video_id, {**changes}, state=state, send_id=send_id, in_run=False)
        return None

    def mark_announced(self, video: Video) -> None:
        """Take the settled row out of the queue, where it is still in that state."""
        try:
            self._table.update_item(
                Key={"user_id": video.user_id, "video_id": video.video_id},
                UpdateExpression="REMOVE open_run",
                ConditionExpression="in_run = :over AND #run = :run AND #state = :state",
                ExpressionAttributeNames={"#run": "run", "#state": "state"},
                ExpressionAttributeValues={":over": False, ":run": video.run, ":state": video.state},
            )
        except ClientError as error:
            if not is_condition_failed(error):
                raise

    def record_price_passed(self, video: Video, check: PriceCheck) -> Video:
        """Store the look that found the posted video's price passed.

        Raises Conflict where one is stored already, or the video has left PUBLISHED or that run.
        """
        changes: Changes = {"price_passed": check.model_dump(mode="json", exclude_none=True)}
        return self._update(
            video.user_id,
            video.video_id,
            changes,
            run=video.run,
            state=VideoState.PUBLISHED,
            price_passed=None,
        )

    def record_edit(self, video: Video, stale_from: Step | None, **changes: "Attribute") -> Video:
        """Call it before the edit is stored, so that no run misses it. Raises Conflict("edited_elsewhere")."""
        edited: dict[str, Attribute | datetime | None] = {**changes, "stale_from": stale_from, "edits": video.edits + 1}
        try:
            return self._update(video.user_id, video.video_id, edited, run=video.run, in_run=False, edits=video.edits)
        except Conflict:
            raise Conflict("edited_elsewhere") from None

    def discard(self, user_id: str, video_id: str, expires_at: int) -> None:
        """Hide a video that cannot be read, for good. A run under way ends at its next step, which cannot read it."""
        hidden: dict[str, Attribute | datetime | None] = {
            "deleted_at": self._clock(),
            "expires_at": expires_at,
            "in_run": False,
            "open_run": None,
        }
        self._write(user_id, video_id, hidden)

    def hide(self, video: Video, deleted_at: datetime | None, expires_at: int) -> Video:
        """Hide a settled video until it expires; with `deleted_at` of None, show it again."""
        hidden: dict[str, Attribute | datetime | None] = {"deleted_at": deleted_at, "expires_at": expires_at}
        return self._update(video.user_id, video.video_id, hidden, run=video.run, in_run=False)

    def _update(
        self,
        user_id: str,
        video_id: str,
        changes: "Changes",
        began: VideoState | None = None,
        **expected: str | int | bool | None,
    ) -> Video:
        return _video(self._write(user_id, video_id, changes, began, {}, **expected))

    def _write(
        self,
        user_id: str,
        video_id: str,
        changes: "Changes",
        began: VideoState | None = None,
        unlike: Mapping[str, str] = {},
        **expected: str | int | bool | None,
    ) -> "dict[str, Attribute]":
        """The whole row after the changes. Raises Conflict where it is not as `expected`, or not `unlike`."""
        plain = {name: _plain(value) for name, value in (dict(changes) | {"changed_at": self._clock()}).items()}
        kept = {name: value for name, value in plain.items() if value is not None}
        gone = [name for name, value in plain.items() if value is None]
        expression = "SET " + ", ".join(f"#{name} = :{name}" for name in kept)
        names = {f"#{name}": name for name in (*plain, *expected, *unlike)}
        if began is not None:
            expression += ", #began.#step = if_not_exists(#began.#step, :changed_at)"
            names |= {"#began": "began", "#step": began.value}
        if gone:
            expression += " REMOVE " + ", ".join(f"#{name}" for name in gone)
        try:
            response = self._table.update_item(
                Key={"user_id": user_id, "video_id": video_id},
                UpdateExpression=expression,
                ConditionExpression=" AND ".join(
                    [
                        "attribute_exists(video_id)",
                        *_as_expected(expected),
                        *(f"#{name} <> :unlike_{name}" for name in unlike),
                    ]
                ),
                ExpressionAttributeNames=names,
                ExpressionAttributeValues={f":{name}": value for name, value in kept.items()}
                | {f":expected_{name}": value for name, value in expected.items() if value is not None}
                | {f":unlike_{name}": value for name, value in unlike.items()},
                ReturnValues="ALL_NEW",
            )
        except ClientError as error:
            if is_condition_failed(error):
                raise Conflict("video_is_busy") from None
            raise
        return response["Attributes"]


def _queued(state: VideoState) -> "dict[str, Attribute]":
    """A settled row stays in the sweep's queue until the event of its state is sent."""
    return {"open_run": _OPEN if state in STATES_WITH_EVENTS else None}


def _as_expected(expected: "Mapping[str, str | int | bool | None]") -> list[str]:
    """None: there is no such attribute."""
    return [
        f"attribute_not_exists(#{name})" if value is None else f"#{name} = :expected_{name}"
        for name, value in expected.items()
    ]


def _video(item: "Mapping[str, Attribute]") -> Video:
    with reading("video_unreadable", user_id=item.get("user_id"), video_id=item.get("video_id")):
        return Video.model_validate(item)


def _item(video: Video) -> "dict[str, Attribute]":
    item = {name: _plain(value) for name, value in video.model_dump(mode="json", exclude_none=True).items()}
    return item | ({"open_run": _OPEN} if video.in_run else {})


def _plain(value: "Attribute | datetime") -> "Attribute":
    if isinstance(value, datetime):
        return value.isoformat()
    return _without_floats(value)


def _without_floats(value: "Attribute") -> "Attribute":
    """DynamoDB has decimal numbers only."""
    match value:
        case float():
            return Decimal(str(value))
        case list() | tuple():
            return [_without_floats(each) for each in value]
        case Mapping():
            return {name: _without_floats(each) for name, each in value.items()}
        case _:
            return value
