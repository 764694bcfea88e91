"""How a container asks its own server whether it runs."""

import pytest

from lanfam import alive
from tests.tooling.cluster import free_port

ALLOWED = [
    ("cms.example.com,app", "cms.example.com"),
    (" cms.example.com ", "cms.example.com"),
    (".example.com", "example.com"),
    ("*", "localhost"),
    ("", "localhost"),
]


@pytest.mark.parametrize(("allowed", "name"), ALLOWED)
def test_it_asks_as_a_host_that_is_allowed(allowed: str, name: str) -> None:
    assert alive.host(allowed) == name


def test_a_server_that_runs_is_alive(live_server) -> None:
    port = int(live_server.url.rpartition(":")[2])
    assert alive.is_alive(port, "localhost")


def test_one_that_refuses_the_host_is_not(live_server) -> None:
    port = int(live_server.url.rpartition(":")[2])
    assert not alive.is_alive(port, "elsewhere.example")


def test_where_nobody_listens_nothing_is() -> None:
    assert not alive.is_alive(free_port(), "localhost")
