"""`/_local/`: records, clock, switches and faults; nothing here exists at TikTok."""

from dataclasses import asdict
from typing import TypeVar

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict
from werkzeug.exceptions import NotFound

from local.tiktok.faults.faults import FaultOrder, SeededFaults
from local.tiktok.login_kit.accounts import Account
from local.tiktok.login_kit.apps import SCOPES_OF_PRODUCTS, App
from local.tiktok.request_context import world

routes = Blueprint("control", __name__, url_prefix="/_local")
Body = TypeVar("Body", bound=BaseModel)
GREY = ("#adb5bd", "#495057")


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Advance(Strict):
    seconds: float


class Registration(Strict):
    client_key: str
    client_secret: str
    redirect_uris: tuple[str, ...]
    name: str = "App"
    scopes: frozenset[str] = SCOPES_OF_PRODUCTS
    webhook_url: str | None = None


class NewAccount(Strict):
    account_id: str
    display_name: str


class WebhookUrl(Strict):
    url: str | None


class Faults(Strict):
    """Replaces the whole plan and clears the record of injected faults."""

    orders: list[FaultOrder] = []
    seeded: SeededFaults | None = None
    drip_s: float = 0.05
    hold_s: float = 60.0


class Release(Strict):
    reverse: bool = False


def body_as(model: type[Body]) -> Body:
    return model.model_validate(request.get_json(silent=True) or {})


@routes.get("/health")
def health() -> ResponseReturnValue:
    return jsonify(ok=True)


@routes.get("/calls")
def calls() -> ResponseReturnValue:
    return jsonify([asdict(call) for call in world().calls])


@routes.get("/clock")
def clock() -> ResponseReturnValue:
    return jsonify(now=world().clock.now())


@routes.post("/clock")
def advance() -> ResponseReturnValue:
    world().clock.advance(body_as(Advance).seconds)
    world().settle_due()
    return clock()


@routes.get("/switches")
def switches() -> ResponseReturnValue:
    return jsonify(world().switches.model_dump(mode="json"))


@routes.patch("/switches")
def change() -> ResponseReturnValue:
    world().change_switches(request.get_json())
    return switches()


@routes.post("/apps")
def register() -> ResponseReturnValue:
    faults = world().register(App(**dict(body_as(Registration))))
    return jsonify(faults=faults), 400 if faults else 201


@routes.post("/accounts")
def add_account() -> ResponseReturnValue:
    """One more TikTok user; a target user of every sandbox."""
    account = body_as(NewAccount)
    world().accounts[account.account_id] = Account(account.account_id, account.display_name, GREY)
    return jsonify({}), 201


@routes.put("/apps/<client_key>/webhook")
def set_webhook(client_key: str) -> ResponseReturnValue:
    if client_key not in world().apps:
        raise NotFound
    world().apps[client_key].webhook_url = body_as(WebhookUrl).url
    return jsonify({})


@routes.get("/webhooks")
def webhooks() -> ResponseReturnValue:
    return jsonify(
        [
            {
                "account_id": delivery.account_id,
                "event": delivery.event,
                "fault": delivery.fault,
                "body": delivery.body.decode(),
                "due_at": delivery.due_at,
                "answers": delivery.statuses,
            }
            for delivery in world().webhooks.deliveries
        ]
    )


@routes.post("/webhooks/release")
def release() -> ResponseReturnValue:
    """Deliver what `webhooks_held` held back, oldest or newest first."""
    if body_as(Release).reverse:
        world().webhooks.reverse()
    world().switches.webhooks_held = False
    return webhooks()


@routes.get("/faults")
def fired() -> ResponseReturnValue:
    """Injected faults: counted by kind, and one by one."""
    return jsonify(fired=dict(world().faults.fired), record=[asdict(fired) for fired in world().faults.record])


@routes.put("/faults")
def plan() -> ResponseReturnValue:
    faults = body_as(Faults)
    world().faults.orders = faults.orders
    world().faults.follow(faults.seeded)
    world().faults.drip_s, world().faults.hold_s = faults.drip_s, faults.hold_s
    world().faults.record.clear()
    return fired()
