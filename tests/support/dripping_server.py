"""A server on a socket that sends one prepared answer, fast or a piece at a time."""

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

_READ_BYTES = 65_536


@contextmanager
def dripping_server(at_once: bytes, drops: Sequence[bytes] = (), every_s: float = 0.05) -> Iterator[str]:
    """The server's origin. Every request gets `at_once` (status line and headers too), then a drop every `every_s`."""
    stopped = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while not stopped.is_set():
            with suppress(OSError), listener.accept()[0] as connection:  # OSError: the reader hung up
                connection.recv(_READ_BYTES)
                connection.sendall(at_once)
                for drop in drops:
                    if stopped.wait(every_s):
                        break
                    connection.sendall(drop)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    host, port = listener.getsockname()
    try:
        yield f"http://{host}:{port}"
    finally:
        stopped.set()
        socket.create_connection((host, port)).close()
        thread.join()
        listener.close()
