"""The ways a registry fails in practice, each on demand."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tests.registry_server.answer import Answer

PATIENCE = 30
"""Seconds a silent server waits at most, should a test never release it."""

ERROR_PAGE = b"<!DOCTYPE html><html><head><title>503 Backend fetch failed</title></head></html>"


@dataclass
class Fault:
    """How requests that hold `part` fail; `times` counts down, None is for ever."""

    part: str
    how: str
    times: int | None = None

    def meets(self, whole: str) -> bool:
        return self.part in whole and self.times != 0

    def count_down(self) -> None:
        if self.times is not None:
            self.times -= 1

    def strike(self, handler: Any, answer: Answer, released: threading.Event) -> None:
        kind, _, value = self.how.partition(":")
        KINDS[kind](handler, answer, released, value)


def _status(code: int) -> Callable[..., None]:
    def strike(handler: Any, answer: Answer, released: threading.Event, value: str) -> None:
        headers = {"Retry-After": value} if value else {}
        body = b"Resource not found." if code == 404 else b"Sorry."
        handler.send(Answer(body=body, status=code, content_type="text/plain", headers=headers))

    return strike


def _silent(handler: Any, answer: Answer, released: threading.Event, value: str) -> None:
    released.wait(PATIENCE)
    handler.close_connection = True


def _drip(handler: Any, answer: Answer, released: threading.Event, value: str) -> None:
    """Send a byte now and then: each read succeeds, the whole never comes."""
    handler.send_response(answer.status)
    handler.send_header("Content-Type", answer.content_type)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    while not released.wait(0.02):
        handler.wfile.write(b" ")
        handler.wfile.flush()
    handler.close_connection = True


def _slow_head(handler: Any, answer: Answer, released: threading.Event, value: str) -> None:
    """Never come to the end of the headers."""
    handler.close_connection = True
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not released.wait(0.02):
        handler.wfile.write(b"o")
        handler.wfile.flush()


def _truncated(handler: Any, answer: Answer, released: threading.Event, value: str) -> None:
    handler.send(replace(answer, body=answer.body[: len(answer.body) // 2]))


def _cut_off(handler: Any, answer: Answer, released: threading.Event, value: str) -> None:
    """Promise the whole body, send half of it and hang up."""
    handler.send_response(answer.status)
    handler.send_header("Content-Type", answer.content_type)
    handler.send_header("Content-Length", str(len(answer.body)))
    handler.end_headers()
    handler.wfile.write(answer.body[: len(answer.body) // 2])
    handler.close_connection = True


def _html(handler: Any, answer: Answer, released: threading.Event, value: str) -> None:
    handler.send(Answer(body=ERROR_PAGE, content_type="text/html"))


def _charset(handler: Any, answer: Answer, released: threading.Event, value: str) -> None:
    """Write the body in Latin-1 and call it UTF-8."""
    body = answer.body.decode().encode("latin-1", "replace")
    handler.send(replace(answer, body=body))


def _empty(handler: Any, answer: Answer, released: threading.Event, value: str) -> None:
    handler.send(replace(answer, body=b""))


def _redirect(handler: Any, answer: Answer, released: threading.Event, value: str) -> None:
    """Send the client round in circles, or to `value`."""
    headers = {"Location": value or handler.path}
    handler.send(Answer(body=b"", status=302, headers=headers))


def _huge(handler: Any, answer: Answer, released: threading.Event, value: str) -> None:
    """Send white space without end, as fast as the client takes it."""
    handler.send_response(answer.status)
    handler.send_header("Content-Type", answer.content_type)
    handler.end_headers()
    handler.close_connection = True
    while not released.is_set():
        handler.wfile.write(b" " * 65536)


def _dropped(handler: Any, answer: Answer, released: threading.Event, value: str) -> None:
    handler.close_connection = True


KINDS: dict[str, Callable[..., None]] = {
    "404": _status(404),
    "429": _status(429),
    "500": _status(500),
    "503": _status(503),
    "timeout": _silent,
    "drip": _drip,
    "slow head": _slow_head,
    "truncated": _truncated,
    "cut off": _cut_off,
    "html": _html,
    "charset": _charset,
    "empty": _empty,
    "redirect": _redirect,
    "huge": _huge,
    "dropped": _dropped,
}
