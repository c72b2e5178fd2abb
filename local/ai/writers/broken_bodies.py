"""Responses broken below the level of any API: `html`, `huge`, `cut` (the connection, in mid-body), `moved`."""

import socket
from collections.abc import Iterator
from typing import cast

from flask import Response, redirect, request
from flask.typing import ResponseReturnValue

_HUGE = 1_200_000


def broken_body(fault: str) -> ResponseReturnValue | None:
    match fault:
        case "html":
            return Response("<!doctype html><title>Bad gateway</title>", 502, mimetype="text/html")
        case "huge":
            return Response(b" " * _HUGE, mimetype="application/json")
        case "cut":
            connection = cast("socket.socket", request.environ["werkzeug.socket"])
            return Response(_broken_off(connection), mimetype="application/json", headers={"Content-Length": "1000"})
        case "moved":
            return redirect("https://elsewhere.example/v1")
        case _:
            return None


def _broken_off(connection: socket.socket) -> Iterator[bytes]:
    yield b'{"candidates": ['
    connection.shutdown(socket.SHUT_RDWR)
