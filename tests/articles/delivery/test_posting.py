"""What is posted arrives as it is, and never where it must not."""

import socket
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from ipaddress import ip_network
from typing import Any

import pytest

from articles.delivery.posting import post
from tests.articles.delivery.receiver import Receiver

HERE = [ip_network("127.0.0.0/8")]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as receiver:
        yield receiver


def test_the_receiver_gets_the_exact_bytes_and_the_headers(receiver: Receiver) -> None:
    outcome = post(receiver.url, '{"é":1}', {"webhook-id": "msg_1"}, private=HERE)
    assert (outcome.status, outcome.failure) == (204, "")
    (received,) = receiver.received
    assert received.body == '{"é":1}'.encode()
    assert received.headers["webhook-id"] == "msg_1"
    assert received.headers["content-type"] == "application/json"
    assert received.headers["host"] == f"127.0.0.1:{receiver.port}"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_nothing_reaches_this_machine_unless_its_network_is_named(
    host: str, receiver: Receiver
) -> None:
    for scheme in ("http", "https"):
        outcome = post(f"{scheme}://{host}:{receiver.port}/", "{}", {})
        assert "not on the public internet" in outcome.failure, host
    assert receiver.received == []


def test_it_is_the_address_behind_a_name_that_is_judged(
    receiver: Receiver, monkeypatch: Any
) -> None:
    real = socket.getaddrinfo

    def elsewhere(host: str, *args: Any, **kwargs: Any) -> Any:
        # The name server of an attacker: an ordinary name that leads home.
        return real("127.0.0.1" if host == "hooks.example" else host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", elsewhere)
    url = f"http://hooks.example:{receiver.port}/hook"
    assert "leads to 127.0.0.1" in post(url, "{}", {}).failure
    assert receiver.received == []
    assert post(url, "{}", {}, private=HERE).status == 204
    assert receiver.received[0].headers["host"] == f"hooks.example:{receiver.port}"


def test_a_name_with_one_private_address_is_not_trusted_with_the_others(monkeypatch: Any) -> None:
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443))
        for address in ("93.184.215.14", "10.0.0.1")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: found)
    assert "leads to 10.0.0.1" in post("https://hooks.example/", "{}", {}).failure


def test_plain_http_to_the_internet_is_refused(monkeypatch: Any) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: found)
    assert "Use https" in post("http://hooks.example/", "{}", {}, private=HERE).failure


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_a_failure_and_is_not_followed(status: int, receiver: Receiver) -> None:
    with Receiver() as secret_place:
        receiver.says = [status]
        receiver.headers = {"location": secret_place.url}
        outcome = post(receiver.url, "{}", {}, private=HERE)
        assert "Enter the address that it leads to" in outcome.failure
        assert secret_place.received == []


def test_a_receiver_that_never_ends_is_left(receiver: Receiver) -> None:
    receiver.dawdles = 5.0
    outcome = post(receiver.url, "{}", {}, private=HERE, limit=0.2)
    assert outcome.failure == "No answer within 0.2 seconds."
    assert outcome.milliseconds < 4000


def test_a_silent_name_server_holds_up_no_worker(monkeypatch: Any) -> None:
    answered = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: answered.wait(20))
    began = time.monotonic()
    outcome = post("https://hooks.example/", "{}", {}, limit=0.1)
    assert outcome.failure == "No answer within 0.1 seconds."
    assert time.monotonic() - began < 10
    answered.set()


def test_nobody_there_is_a_failure_with_a_reason(closed_port: str) -> None:
    outcome = post(closed_port, "{}", {}, private=HERE)
    assert outcome.status is None
    assert outcome.failure


@pytest.mark.parametrize("url", ["https://", "https://no such host/", "https://nowhere.invalid/"])
def test_an_address_that_is_none_is_a_failure_with_a_reason(url: str) -> None:
    assert post(url, "{}", {}).failure


def test_the_receivers_own_wish_is_heard(receiver: Receiver) -> None:
    receiver.says, receiver.headers = [503], {"retry-after": "120"}
    outcome = post(receiver.url, "{}", {}, private=HERE)
    assert outcome.failure == "It answered 503."
    assert outcome.wait == timedelta(minutes=2)
