"""
Send traces by OpenTelemetry, where its own variables say to whom and its packages are installed.

Without OTEL_EXPORTER_OTLP_ENDPOINT nothing of it is loaded. A newcomer gets this wrong: it has to
begin before Django loads its middleware, which it joins; so `lanfam.wsgi` calls it.
"""

import os
from importlib.util import find_spec
from typing import Any

from lanfam.routes import route

ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"

ADDRESSES = ("http.url", "http.target", "url.full", "url.path", "url.query")
"""What a span may call the address that was asked for; it holds tokens."""


def begin() -> bool:
    """Trace requests and statements from now on if that was asked for; return whether."""
    if not os.environ.get(ENDPOINT) or find_spec("opentelemetry") is None:
        return False
    from opentelemetry import trace
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.instrumentation.django import DjangoInstrumentor
    from opentelemetry.instrumentation.psycopg import PsycopgInstrumentor
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider()
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    DjangoInstrumentor().instrument(response_hook=_without_address)
    PsycopgInstrumentor().instrument()
    return True


def _without_address(span: Any, request: Any, _response: Any) -> None:
    for name in ADDRESSES:
        if name in (span.attributes or {}):
            span.set_attribute(name, route(request.path_info))
