"""
Send traces by OpenTelemetry, where its own variables say to whom and its packages are installed.

Without OTEL_EXPORTER_OTLP_ENDPOINT nothing of it is loaded. A newcomer gets this wrong: it has to
begin before Django loads its middleware, which it joins; so `lanfam.wsgi` calls it.

Statements are told by Django's own wrapper, not by OpenTelemetry's of psycopg: that sees nothing of
connections that are made otherwise than by `psycopg.connect`, as ours are. What a statement is
given is never told, nor what the database says of it where it fails: that quotes rows.
"""

import os
from functools import partial
from importlib.util import find_spec
from typing import Any

from django.db.backends.signals import connection_created

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
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider()
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    DjangoInstrumentor().instrument(response_hook=_without_address)
    traced = partial(_traced, trace.get_tracer("lanfam"))

    def listen(connection: Any, **_: Any) -> None:
        if traced not in connection.execute_wrappers:
            connection.execute_wrappers.append(traced)

    connection_created.connect(listen, weak=False)
    return True


def _traced(tracer: Any, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    """Execute a statement within a span of its own."""
    from opentelemetry.trace import SpanKind, StatusCode

    facts = {"db.system.name": context["connection"].vendor, "db.query.text": sql}
    operation = sql.split(None, 1)[0] if sql.strip() else "statement"
    with tracer.start_as_current_span(
        operation,
        kind=SpanKind.CLIENT,
        attributes=facts,
        record_exception=False,
        set_status_on_exception=False,
    ) as span:
        try:
            return execute(sql, params, many, context)
        except Exception as error:
            span.set_status(StatusCode.ERROR)
            span.set_attribute("error.type", type(error).__name__)
            raise


def _without_address(span: Any, request: Any, _response: Any) -> None:
    for name in ADDRESSES:
        if name in (span.attributes or {}):
            span.set_attribute(name, route(request.path_info))
