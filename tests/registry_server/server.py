"""
A local HTTP server that speaks the registries' real formats, and fails on demand.

Each registry is one module with `answer(path, query) -> Answer | None` (None: no such paper or
path) and lives under a prefix: `/crossref`, `/datacite`, `/open_library`, `/eutils`,
`/id_converter`. `path` comes without the prefix and with its escapes undone; `query` holds the
values of the address and of a posted form together. Each has a port of its own, because a client
is polite to hosts: one registry that fails must not make the others wait.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from urllib.parse import parse_qs, unquote, urlsplit

from tests.registry_server import faults
from tests.registry_server.answer import Answer, as_text

REGISTRIES = ("crossref", "datacite", "open_library", "eutils", "id_converter")
NOTHING = as_text("Resource not found.", status=404)

Respond = Callable[[str, dict[str, list[str]]], Answer | None]


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it came in; `path` has the prefix and its escapes undone."""

    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]


MOMENT = 0.002
"""Seconds that an answer takes."""


class RegistryServer:
    """The server with all that a test asks of it; `start` and `stop` frame a session."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.most_at_once = 0
        self.released = threading.Event()
        self._lock = threading.Lock()
        self._open = 0
        self._faults: list[faults.Fault] = []
        self._ports = {name: _Server(("127.0.0.1", 0), _Handler) for name in REGISTRIES}
        for port in self._ports.values():
            port.registry = self

    def start(self) -> None:
        for port in self._ports.values():
            threading.Thread(target=port.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        self.released.set()
        for port in self._ports.values():
            port.shutdown()
            port.server_close()

    def reset(self) -> None:
        """Forget requests and faults, and let go of those that still wait."""
        self.released.set()
        self.released = threading.Event()
        with self._lock:
            self.requests, self._faults, self.most_at_once = [], [], self._open

    @property
    def url(self) -> str:
        """The root of one of the ports, all of which know every path."""
        return self._root(REGISTRIES[0])

    def address(self, registry: str) -> str:
        """Return the base URL of `registry`, one of `REGISTRIES`."""
        return f"{self._root(registry)}/{registry}"

    def _root(self, registry: str) -> str:
        return f"http://127.0.0.1:{self._ports[registry].server_address[1]}"

    def fail(self, path_part: str, how: str, *, times: int | None = None) -> None:
        """
        Make requests fail whose path and query hold `path_part`: the next `times`, or all.

        `how` is one of `faults.KINDS`; `429:7` asks for seven seconds of patience.
        """
        assert how.partition(":")[0] in faults.KINDS, f"{how} is none of {sorted(faults.KINDS)}"
        with self._lock:
            self._faults.append(faults.Fault(path_part, how, times))

    def asked(self, part: str = "") -> list[Request]:
        """Return the requests so far whose path and query hold `part`."""
        return [request for request in list(self.requests) if part in _whole(request)]

    def enter(self, request: Request) -> faults.Fault | None:
        """Note that `request` came in, and return the fault it must meet."""
        with self._lock:
            self.requests.append(request)
            self._open += 1
            self.most_at_once = max(self.most_at_once, self._open)
            met = next((fault for fault in self._faults if fault.meets(_whole(request))), None)
            if met is not None:
                met.count_down()
            return met

    def leave(self) -> None:
        with self._lock:
            self._open -= 1


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    registry: RegistryServer

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that hang up; hanging up is what they are tested for."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._serve(urlsplit(self.path).query)

    do_HEAD = do_GET  # noqa: N815 - the name http.server looks for

    def do_POST(self) -> None:
        form = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        self._serve(f"{urlsplit(self.path).query}&{form}")

    def log_message(self, *args: object) -> None:
        """Keep the test run quiet."""

    def _serve(self, query: str) -> None:
        path = unquote(urlsplit(self.path).path)
        values = parse_qs(query, keep_blank_values=True)
        registry = self.server.registry
        fault = registry.enter(Request(self.command, path, values, dict(self.headers)))
        try:
            answer = _answer(path, values)
            # Long enough for askers to meet who do not wait for each other.
            time.sleep(MOMENT)
            if fault is not None:
                fault.strike(self, answer, registry.released)
        finally:
            # Whoever has an answer may ask again before this thread goes on.
            registry.leave()
        if fault is None:
            self.send(answer)

    def send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)


def _answer(path: str, query: dict[str, list[str]]) -> Answer:
    _, registry, *rest = path.split("/", 2)
    if registry not in REGISTRIES:
        return NOTHING
    respond: Respond = import_module(f"tests.registry_server.{registry}").answer
    return respond("/" + "".join(rest), query) or NOTHING


def _whole(request: Request) -> str:
    values = "&".join(f"{name}={value}" for name, found in request.query.items() for value in found)
    return f"{request.path}?{values}"
