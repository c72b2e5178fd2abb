"""The server: every service under a path of its own (`/gemini/…`, `/google/…`) on one loopback port.

`local.ai.voices` and `local.ai.writers` each list their `BLUEPRINTS`. Gemini's texts and voices share one path: a model
whose name has `tts` in it is the voices' (`<speech_model:model>`), any other the writers' (`<model>`).
"""

import importlib
import importlib.util
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, Response
from pydantic import ValidationError
from werkzeug.routing import BaseConverter
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from local.ai import control
from local.ai.world import World

_PARTS = ("local.ai.voices", "local.ai.writers")
_LONGEST_BODY = 1_000_000


class SpeechModel(BaseConverter):
    """A model that speaks. Tried before the plain name of a model."""

    regex = "[^/:]*tts[^/:]*"
    weight = 50


def make_app(this_world: World | None = None) -> Flask:
    app = Flask(__name__)
    app.extensions["world"] = this_world or World()
    app.config["MAX_CONTENT_LENGTH"] = _LONGEST_BODY
    app.url_map.converters["speech_model"] = SpeechModel
    app.register_blueprint(control.routes)
    for part in _PARTS:
        if importlib.util.find_spec(part) is not None:
            for blueprint in importlib.import_module(part).BLUEPRINTS:
                app.register_blueprint(blueprint)
    app.register_error_handler(ValidationError, _bad_command)
    return app


def _bad_command(error: ValidationError) -> tuple[Response, int]:
    """Only `/_local/` reads bodies with models."""
    return Response(str(error), mimetype="text/plain"), 400


class _QuietHandler(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing: `/_local/calls` has the record."""


@contextmanager
def serving(port: int = 0, this_world: World | None = None) -> Iterator[BaseWSGIServer]:
    """The server on 127.0.0.1, running until the block ends; port 0 takes a free one."""
    server = make_server("127.0.0.1", port, make_app(this_world), threaded=True, request_handler=_QuietHandler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
