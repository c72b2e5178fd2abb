"""Botnoi Voice: `POST /botnoi/openapi/v1/generate_audio`, then `GET` of the address it answers.

Faults: no_money, slow_down, busy, gone (the address is a 404), foreign and inside (addresses elsewhere, here),
redirect, html, nested (the address under `data`), silence, cut, long.
"""

from urllib.parse import quote, unquote

from flask import Blueprint, Response, jsonify, redirect, request
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from local.ai.voices.tone_bursts import bursts, spoiled, wav
from local.ai.world import world

KEY = "local-botnoi-key"

routes = Blueprint("botnoi", __name__, url_prefix="/botnoi")


class Order(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    text: str = Field(min_length=1, max_length=1000)
    speaker: str = Field(pattern=r"^\d+$")
    volume: float = Field(default=1, ge=0, le=2)
    speed: float = Field(default=1, ge=0.5, le=2)
    type_media: str = Field(pattern="^(mp3|wav)$")
    save_file: str | bool = "true"
    language: str = Field(default="th", pattern="^th$")
    page: str | None = None


@routes.post("/openapi/v1/generate_audio")
def generate_audio() -> ResponseReturnValue:
    body = request.get_json(silent=True)
    fault = world().receive("botnoi", request.full_path, body) or ""
    if request.headers.get("Botnoi-Token") != KEY:
        return jsonify(message="Unauthorized"), 401
    try:
        order = Order.model_validate(body)
    except ValidationError as error:
        return jsonify(message=str(error.errors()[0]["msg"])), 400
    match fault:
        case "no_money":
            return jsonify(message="point ไม่เพียงพอ"), 400
        case "slow_down":
            return jsonify(message="Too Many Requests"), 429
        case "busy":
            return jsonify(message="Internal Server Error"), 502
        case "foreign":
            return jsonify(audio_url="https://sounds.example.org/stolen.wav")
        case "inside":
            return jsonify(audio_url="https://127.0.0.1/latest/meta-data")
    address = f"{request.host_url}botnoi/sounds/{order.speed}/{fault or 'plain'}/{quote(order.text, safe='')}.wav"
    return jsonify({"data": {"url": address}} if fault == "nested" else {"audio_url": address})


@routes.get("/sounds/<float:speed>/<fault>/<path:text>.wav")
def sound(speed: float, fault: str, text: str) -> ResponseReturnValue:
    match fault:
        case "gone":
            return Response("NoSuchKey", 404)
        case "redirect":
            return redirect("https://sounds.example.org/elsewhere.wav")
        case "html":
            return Response("<!doctype html><title>Sign in</title>", mimetype="text/html")
    return Response(wav(spoiled(bursts(unquote(text), speed), fault)), mimetype="audio/wav")
