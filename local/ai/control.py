"""`/_local/`: records and faults; nothing here exists at the real services."""

from dataclasses import asdict

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict

from local.ai.world import FaultOrder, world

routes = Blueprint("control", __name__, url_prefix="/_local")


class Faults(BaseModel):
    """Replaces the whole plan."""

    model_config = ConfigDict(extra="forbid")

    orders: list[FaultOrder] = []


@routes.get("/health")
def health() -> ResponseReturnValue:
    return jsonify(ok=True)


@routes.get("/calls")
def calls() -> ResponseReturnValue:
    return jsonify([asdict(call) for call in world().calls])


@routes.delete("/calls")
def forget() -> ResponseReturnValue:
    world().calls.clear()
    return jsonify([])


@routes.put("/faults")
def plan() -> ResponseReturnValue:
    world().orders = Faults.model_validate(request.get_json(silent=True) or {}).orders
    return jsonify({})
