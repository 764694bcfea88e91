"""A receiver of webhooks that speaks real HTTP, says what it is told to, and remembers all."""

import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any


@dataclass(frozen=True)
class Received:
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """Answers with the statuses in `says` one after the other, then with 204."""

    says: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    dawdles: float = 0.0
    received: list[Received] = field(default_factory=list)

    def __enter__(self) -> "Receiver":
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                receiver.received.append(Received(self.path, headers, body))
                receiver.answer(self)

            def log_message(self, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, args=[0.02], daemon=True)
        self.thread.start()
        return self

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        if self.dawdles:
            _dawdle(handler, seconds=self.dawdles)
            return
        handler.send_response(self.says.pop(0) if self.says else 204)
        for name, value in self.headers.items():
            handler.send_header(name, value)
        handler.send_header("content-length", "0")
        handler.end_headers()

    @property
    def port(self) -> int:
        return int(self.server.server_address[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def _dawdle(handler: BaseHTTPRequestHandler, *, seconds: float) -> None:
    """Send a byte of the answer now and then, so that no time-out between two bytes strikes."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nx-slow: ")
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        time.sleep(0.02)
        try:
            handler.wfile.write(b".")
        except OSError:
            return
