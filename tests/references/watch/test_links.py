"""Addresses are visited politely, and only “not found” breaks a link."""

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import httpx
import pytest

from references.models import LinkCheck, Reference
from references.sources.guarded import Guarded
from references.watch import links, visiting
from tests.factories import make_reference

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
DOI = "https://doi.org/10.3390/ijms18051051"
PAGE = "https://www.mdpi.example/1422-0067/18/5/1051"

Answer = Callable[[httpx.Request], httpx.Response]


def visitor(answer: Answer, **values: object) -> visiting.Visitor:
    client = httpx.Client(transport=httpx.MockTransport(answer))
    return visiting.Visitor(client, pause=0, **values)  # type: ignore[arg-type]


def says(status: int) -> Answer:
    return lambda request: httpx.Response(status)


def paper(**values: object) -> Reference:
    return make_reference("a-paper", **{"doi": "10.3390/ijms18051051", **values})


def visited(answer: Answer, url: str = PAGE) -> visiting.Visited:
    return visitor(answer).visit(url)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, "works"),
        (204, "works"),
        (401, "refused"),
        (403, "refused"),
        (429, "refused"),
        (999, "refused"),
        (404, "broken"),
        (410, "broken"),
        (500, "unreachable"),
        (503, "unreachable"),
    ],
)
def test_an_answer_is_told_by_what_it_means_for_a_reader(status: int, outcome: str) -> None:
    came_to = visited(says(status))
    assert (came_to.outcome, came_to.status) == (outcome, status)


def test_redirects_are_followed_and_the_last_address_is_kept() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.host == "doi.org":
            return httpx.Response(302, headers={"location": PAGE})
        return httpx.Response(200)

    assert visited(answer, DOI) == visiting.Visited("works", 200, PAGE)


def test_redirects_without_end_are_broken() -> None:
    came_to = visited(lambda request: httpx.Response(302, headers={"location": "/again"}))
    assert came_to.outcome == "broken"


def test_a_server_that_answers_heads_wrongly_is_asked_properly() -> None:
    came_to = visited(lambda request: httpx.Response(405 if request.method == "HEAD" else 200))
    assert came_to.outcome == "works"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (httpx.ConnectTimeout("slow"), "No answer in time."),
        (httpx.ConnectError("Name or service not known"), "Name or service not known"),
        (httpx.RemoteProtocolError(""), "RemoteProtocolError"),
    ],
)
def test_no_answer_is_no_broken_link(error: Exception, words: str) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        raise error

    came_to = visited(answer)
    assert (came_to.outcome, came_to.detail) == ("unreachable", words)


@pytest.mark.parametrize("url", ["https://", "ftp://x.example/a", "https://[bad/", "no address"])
def test_an_address_that_is_none_leads_nowhere(url: str) -> None:
    client = httpx.Client(transport=httpx.MockTransport(says(200)))
    assert visiting.Visitor(client, pause=0).visit(url).outcome in ("unreachable", "works")


@pytest.mark.parametrize("host", ["127.0.0.1", "10.0.0.7", "[::1]", "169.254.169.254", "localhost"])
def test_nobody_is_sent_into_a_private_network(host: str) -> None:
    came_to = guarded(says(200)).visit(f"http://{host}/secret")
    assert (came_to.outcome, came_to.detail) == ("unreachable", "It leads into a private network.")


def test_a_redirect_into_a_private_network_is_not_followed() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"location": "http://127.0.0.1/admin"})

    with patch("socket.getaddrinfo", _public_but_loopback):
        came_to = guarded(answer).visit(PAGE)
    assert "private network" in came_to.detail


def test_the_connection_goes_to_the_address_that_was_judged() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(302, headers={"location": "/moved"})

    with patch("socket.getaddrinfo", _public_but_loopback):
        came_to = guarded(answer).visit(PAGE)
    assert {request.url.host for request in asked} == {"93.184.215.14"}
    assert {request.headers["host"] for request in asked} == {"www.mdpi.example"}
    assert {request.extensions["sni_hostname"] for request in asked} == {"www.mdpi.example"}
    assert came_to.final_url == "https://www.mdpi.example/moved"


def guarded(answer: Answer) -> visiting.Visitor:
    transport = Guarded(inner=httpx.MockTransport(answer))
    return visiting.Visitor(httpx.Client(transport=transport), pause=0)


def _public_but_loopback(host: str, *args: object, **kwargs: object) -> list[tuple[object, ...]]:
    address = host if host.startswith("127.") else "93.184.215.14"
    return [(None, None, None, "", (address, 0))]


def test_one_host_is_not_asked_faster_than_we_promised() -> None:
    waited: list[float] = []
    slow = visitor(says(200), sleep=waited.append)
    slow.pause = 1.0
    slow.visit(PAGE)
    slow.visit(PAGE)
    slow.visit("https://elsewhere.example/")
    assert len(waited) == 1
    assert 0.5 < waited[0] <= 1.0


def check(answer: Answer, now: datetime = NOW) -> list[links.LinkChecked]:
    rows = Reference.objects.order_by("pk")
    return list(links.check(rows, now=now, visitor=visitor(answer)))


def test_the_dois_and_the_own_address_are_visited() -> None:
    paper(url=PAGE)
    assert [one.row.url for one in check(says(200))] == [DOI, PAGE]


def test_a_paper_without_addresses_is_passed_over() -> None:
    paper(doi="")
    assert check(says(200)) == []


def test_rows_of_an_address_are_its_history() -> None:
    row = paper()
    days = [200, 200, 404, 404, 200]
    changes = []
    for day, status in enumerate(days):
        (one,) = check(says(status), NOW + timedelta(days=day))
        changes.append(one.changed)
    assert changes == [False, False, True, False, True]
    kept = LinkCheck.objects.order_by("pk").values_list("outcome", "first_at", "last_at")
    assert [(outcome, last - first) for outcome, first, last in kept] == [
        ("works", timedelta(days=1)),
        ("broken", timedelta(days=1)),
        ("works", timedelta(0)),
    ]
    assert [link.outcome for link in links.latest(row)] == ["works"]
    assert row.events.filter(kind="link").count() == 2


def test_a_link_broken_from_the_first_is_in_the_history() -> None:
    row = paper()
    check(says(404))
    assert "broken" in row.events.get(kind="link").summary


def test_an_address_that_changed_leaves_its_history_behind() -> None:
    row = paper(url=PAGE)
    check(says(404))
    row.url = "https://elsewhere.example/"
    row.save()
    assert [link.url for link in links.latest(row)] == [DOI]


def test_checking_links_leaves_the_record_as_it_is() -> None:
    row = paper()
    check(says(404))
    assert Reference.objects.get(pk=row.pk).updated_at == row.updated_at


def test_a_server_that_sends_a_byte_now_and_then_is_given_up() -> None:
    """The timeout of a read is never reached; the head of the answer never ends."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_drip, args=(listening,), daemon=True).start()
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/paper"
        with httpx.Client(timeout=2) as client:
            impatient = visiting.Visitor(client, pause=0, patience=0.5)
            assert impatient.visit(address).detail == "No answer in time."


def _drip(listening: socket.socket) -> None:
    taken, _ = listening.accept()
    with taken, suppress(OSError):
        taken.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while True:
            taken.sendall(b"a")
            time.sleep(0.1)
