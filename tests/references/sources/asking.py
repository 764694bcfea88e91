"""Ask the local server as the library asks the real registries."""

from collections.abc import Callable
from typing import Any

from references.sources.addresses import Addresses
from references.sources.client import Client
from references.sources.registries import Registries
from tests.registry_server.server import RegistryServer

CONTACT = "desk@example.com"


class Shelf:
    """A cache that shows what was put in it."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[object, int]] = {}

    def get(self, key: str) -> object:
        return self.kept.get(key, (None, 0))[0]

    def set(self, key: str, value: object, timeout: int) -> None:
        self.kept[key] = (value, timeout)


class Naps:
    """A sleep that only notes how long it was asked to be."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def client(sleep: Callable[[float], None] | None = None, **values: Any) -> Client:
    """Return a client that is patient enough for a good answer, and no more."""
    values = {"timeout": 0.5, "deadline": 5.0, "contact": CONTACT} | values
    return Client(sleep=sleep or Naps(), **values)


def addresses(server: RegistryServer, **others: str) -> Addresses:
    """Return the addresses of the server's registries; `others` replaces some."""
    known = {name: server.address(name) for name in ("crossref", "datacite", "open_library")}
    known |= {"pubmed": server.address("eutils"), "id_converter": server.address("id_converter")}
    return Addresses(**known | others)


def registries(server: RegistryServer, **others: str) -> Registries:
    """Return all registries, at the server but for `others`."""
    return Registries(addresses(server, **others), client=client(), fresh=client())
