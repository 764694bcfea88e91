"""The settings decide where the registries are and how long they are waited for."""

from contextlib import suppress
from typing import Any

import pytest

from references.connection import registries
from references.recognition import Identifiers
from references.signals import registry_failed
from references.sources.record import Fault, Unreachable
from tests.registry_server.server import RegistryServer

KIM = Identifiers(doi="10.3390/ijms18051051")


def test_the_registries_of_the_settings_are_asked(registry_server: RegistryServer) -> None:
    assert registries().fetch(KIM).sources == "Crossref, PubMed"


def test_no_test_ever_asks_the_real_ones() -> None:
    with pytest.raises(Unreachable):
        registries().fetch(KIM)


def test_a_registry_that_fails_is_told_of_to_whoever_counts(
    registry_server: RegistryServer,
) -> None:
    told: list[tuple[str, str]] = []

    def listen(source: str, kind: str, **_: Any) -> None:
        told.append((source, kind))

    registry_failed.connect(listen)
    with suppress(Fault):
        registries().fetch(Identifiers(doi="10.1000/nobody-knows-it"))
    assert told == [], "that nobody knows a paper is an answer"
    registry_server.fail("/works", "html")
    with suppress(Fault):
        registries().fetch(KIM)
    registry_failed.disconnect(listen)
    assert set(told) == {("Crossref", "malformed")}


def test_the_registries_learn_whom_to_write_to(
    registry_server: RegistryServer, settings: Any
) -> None:
    settings.CONTACT_EMAIL = "desk@example.com"
    registries().fetch(KIM)
    first, *_ = registry_server.requests
    assert first.headers["User-Agent"] == "LanFamCMS/0.1 (mailto:desk@example.com)"
    assert first.query["mailto"] == ["desk@example.com"]


def test_what_was_answered_is_kept_in_the_cache_of_the_settings(
    registry_server: RegistryServer,
) -> None:
    registries().fetch(KIM)
    asked = len(registry_server.requests)
    assert registries().fetch(KIM).sources == "Crossref, PubMed"
    assert len(registry_server.requests) == asked


def test_a_standing_is_never_taken_from_the_cache(registry_server: RegistryServer) -> None:
    for _ in range(2):
        list(registries().standings([KIM]))
    assert len(registry_server.asked("filter=doi:")) == 2


def test_how_long_is_waited_is_a_setting(registry_server: RegistryServer, settings: Any) -> None:
    settings.REGISTRY_TIMEOUT = 0.2
    registry_server.fail("", "timeout")
    with pytest.raises(Unreachable, match="took too long"):
        registries().fetch(KIM)
