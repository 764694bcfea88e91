"""
Traces of a real server, sent to a collector of the drill's own: requests, statements, no secret.

What is sent is OTLP over HTTP, decoded with OpenTelemetry's own messages.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.drills import newsroom
from tests.drills.installation import ROOT, Installation, Served
from tests.drills.report import Drill

TOOLS = ROOT / ".venv" / "drills"
DETAIL = "api/v1/articles/<slug:slug>/"
PREVIEW = "api/v1/preview/<str:token>/"
TOKEN, WORDS, PASSWORD = "7:a-token-of-the-drill", "words-of-the-drill", "a-password-of-the-drill"


class Collector(ThreadingHTTPServer):
    """Keeps what it is sent, as it came."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.sent: list[tuple[str, bytes]] = []


class _Handler(BaseHTTPRequestHandler):
    server: Collector

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.sent.append((self.path, body))
        self.send_response(200)
        self.send_header("Content-Type", "application/x-protobuf")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *what: Any) -> None:
        """Say nothing."""


@contextmanager
def collector() -> Iterator[Collector]:
    with Collector() as made:
        Thread(target=made.serve_forever, daemon=True).start()
        yield made
        made.shutdown()


@pytest.mark.skipif(not TOOLS.is_dir(), reason="`make drills` installs OpenTelemetry")
def test_traces_tell_of_requests_and_their_statements_and_of_no_secret(
    drill: Drill, installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, str(TOOLS)])
    (letter,) = newsroom.prepare(installation, count=1, status="published")
    with collector() as kept:
        told = {
            "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{kept.server_port}",
            "OTEL_SERVICE_NAME": "lanfam-drill",
            "OTEL_BSP_SCHEDULE_DELAY": "200",
            "PYTHONPATH": str(TOOLS),
        }
        with installation.server(workers=1, **told) as served:
            _ask(served, letter.slug)
            _wait(kept)
    spans = [span for _, body in kept.sent for span in _spans(body)]
    drill.tried(len(spans))
    assert {path for path, _ in kept.sent} == {"/v1/traces"}
    requests = {span["name"]: span for span in spans if span["kind"] == "SPAN_KIND_SERVER"}
    assert {f"GET {DETAIL}", f"GET {PREVIEW}", "POST admin/login/"} <= set(requests), set(requests)
    statements = [
        span for span in spans if span["attributes"].get("db.system.name") == "postgresql"
    ]
    inside = [span for span in statements if span["trace"] == requests[f"GET {DETAIL}"]["trace"]]
    texts = [span["attributes"]["db.query.text"] for span in inside]
    assert any("articles_publication" in text for text in texts), texts
    everything = b"".join(body for _, body in kept.sent)
    secrets = {TOKEN, WORDS, PASSWORD, urlsplit(installation.url).password or ""}
    secrets |= {installation.variables()["SECRET_KEY"], "csrftoken", "sessionid"}
    assert [secret for secret in secrets if secret.encode() in everything] == []
    drill.saw(
        f"{len(requests)} kinds of requests and {len(statements)} statements arrived; neither "
        "token nor password, cookie, search, nor what a statement was given stood in any span."
    )


def _ask(served: Served, slug: str) -> None:
    asked = {"Cookie": "sessionid=x; csrftoken=y"}
    assert served.client.get(f"/api/v1/articles/{slug}/", headers=asked).status_code == 200
    assert served.client.get("/api/v1/articles/", params={"search": WORDS}).status_code == 200
    assert served.client.get(f"/api/v1/preview/{TOKEN}/").status_code == 404
    data = {"username": "publishers", "password": PASSWORD}
    assert served.client.post("/admin/login/", data=data).status_code in (200, 403)


def _wait(kept: Collector) -> None:
    """Wait until the last of the requests has been told of."""
    deadline = time.monotonic() + 30
    while not any(b"POST admin/login/" in body for _, body in list(kept.sent)):
        assert time.monotonic() < deadline, f"{len(kept.sent)} messages, none of the last request"
        time.sleep(0.2)


def _spans(body: bytes) -> Iterator[dict[str, Any]]:
    from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
    from opentelemetry.proto.trace.v1.trace_pb2 import Span

    for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
        for scope in resource.scope_spans:
            for span in scope.spans:
                yield {
                    "name": span.name,
                    "kind": Span.SpanKind.Name(span.kind),
                    "trace": span.trace_id,
                    "attributes": {each.key: each.value.string_value for each in span.attributes},
                }
