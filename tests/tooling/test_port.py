"""`make demo` says in words why it cannot serve on a port."""

import socket

import pytest

from tests.tooling import port


def test_a_free_port_is_no_trouble() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    assert port.trouble(str(free)) == ""


def test_a_taken_port_is_told_with_the_way_out() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        taken = server.getsockname()[1]
        assert port.trouble(str(taken)) == (
            f"Port {taken} is taken by another program. Try `make demo PORT={taken + 1}`."
        )


@pytest.mark.parametrize("text", ["", "http", "0", "65536", "-1"])
def test_what_is_no_port_is_refused(text: str) -> None:
    assert port.trouble(text).startswith("PORT: cannot use")
