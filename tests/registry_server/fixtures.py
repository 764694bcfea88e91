"""
Keep every test away from the real registries, and offer the local server instead.

By default all registries stand at a port nobody listens on, so asking them fails at once. A
test that asks for `registry_server` has them all answer from `tests/registry_server/records`.
"""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import override_settings

from references.sources import politeness
from tests.registry_server.server import RegistryServer

SETTINGS = {
    "CROSSREF_URL": "crossref",
    "DATACITE_URL": "datacite",
    "OPEN_LIBRARY_URL": "open_library",
    "PUBMED_URL": "eutils",
    "ID_CONVERTER_URL": "id_converter",
}


@pytest.fixture(scope="session")
def _registry_server() -> Iterator[RegistryServer]:
    server = RegistryServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def closed_port() -> Iterator[str]:
    """The address of a port that is taken, so that nobody else gets it, and never answers."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


@pytest.fixture(scope="session", autouse=True)
def _no_real_registries(closed_port: str) -> Iterator[None]:
    addresses = {name: f"{closed_port}/{registry}" for name, registry in SETTINGS.items()}
    with override_settings(**addresses):
        yield


@pytest.fixture
def registry_server(
    _no_real_registries: None, _registry_server: RegistryServer, settings: Any
) -> Iterator[RegistryServer]:
    """The registries, answering from records of ours; every test finds them well and unasked."""
    for name, registry in SETTINGS.items():
        setattr(settings, name, _registry_server.address(registry))
    # Nobody who asks for the server wants to wait for the production patience.
    settings.REGISTRY_TIMEOUT = 4.0
    _registry_server.reset()
    politeness.forget()
    cache.clear()
    yield _registry_server
    _registry_server.reset()
