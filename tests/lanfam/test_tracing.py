"""Traces are off unless asked for, and hold no address that somebody asked for."""

import sys

import pytest
from django.test import RequestFactory

from lanfam import tracing


class Span:
    """A span as OpenTelemetry has it."""

    def __init__(self) -> None:
        self.attributes = {"http.url": "https://cms.example.com/x", "http.method": "GET"}

    def set_attribute(self, name: str, value: str) -> None:
        self.attributes[name] = value


def test_nothing_of_it_is_loaded_unless_it_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(tracing.ENDPOINT, raising=False)
    assert tracing.begin() is False
    assert "opentelemetry.sdk" not in sys.modules


def test_without_its_packages_the_server_starts_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(tracing.ENDPOINT, "http://127.0.0.1:1")
    monkeypatch.setattr(tracing, "find_spec", lambda name: None)
    assert tracing.begin() is False


def test_a_span_names_the_route_and_not_the_token() -> None:
    span = Span()
    request = RequestFactory().get("/api/v1/preview/7:secret/?a=secret")
    tracing._without_address(span, request, None)
    assert span.attributes == {"http.url": "api/v1/preview/<str:token>/", "http.method": "GET"}
