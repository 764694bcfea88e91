"""Whatever a registry does, asking it ends: in an answer, or in a fault that says why."""

import gzip
import sys
import threading
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from references.sources import politeness, transfer
from references.sources.client import DAY, HOUR, VERSION, user_agent
from references.sources.record import Fault, Malformed, NotFound, Unreachable
from tests.references.sources.asking import CONTACT, Naps, Shelf, client
from tests.registry_server import crossref
from tests.registry_server.answer import Answer
from tests.registry_server.server import RegistryServer

ROOT = Path(__file__).resolve().parents[3]
DOI = "10.3390/nu13062073"
"""Its authors are written with accents, so a wrong charset shows."""

# How it fails, what comes out, how often it was asked.
FAULTS = [
    ("404", NotFound, 1),
    ("429", Unreachable, 3),
    ("500", Unreachable, 3),
    ("503", Unreachable, 3),
    ("drip", Unreachable, 1),
    ("slow head", Unreachable, 1),
    ("truncated", Malformed, 1),
    ("cut off", Malformed, 3),
    ("dropped", Malformed, 3),
    ("html", Malformed, 1),
    ("charset", Malformed, 1),
    ("empty", Malformed, 1),
    ("redirect", Malformed, 6),
]


def patience(how: str) -> float:
    """Wait shortly for what never comes, and long enough for what comes when others are busy."""
    return 0.3 if how in ("drip", "slow head") else 5.0


def work(server: RegistryServer) -> str:
    return f"{server.address('crossref')}/works/{DOI}"


def paper(server: RegistryServer) -> tuple[str, dict[str, str]]:
    return f"{server.address('eutils')}/efetch.fcgi", {"db": "pubmed", "id": "34204359"}


@pytest.mark.parametrize(("how", "fault", "times"), FAULTS)
def test_every_failure_ends_as_a_fault_that_names_the_registry(
    registry_server: RegistryServer, how: str, fault: type[Fault], times: int
) -> None:
    registry_server.fail("/works", how)
    with pytest.raises(Fault) as caught:
        client(deadline=patience(how)).json("Crossref", work(registry_server))
    assert type(caught.value) is fault
    assert "Crossref" in str(caught.value)
    assert caught.value.source == "Crossref"
    assert len(registry_server.requests) == times


@pytest.mark.parametrize("how", [how for how, _, _ in FAULTS])
def test_xml_that_fails_ends_as_a_fault_too(registry_server: RegistryServer, how: str) -> None:
    registry_server.fail("/efetch", how)
    with pytest.raises(Fault):
        client(deadline=patience(how)).xml("PubMed", *paper(registry_server))


def test_a_registry_that_stays_silent_is_given_up(registry_server: RegistryServer) -> None:
    registry_server.fail("/works", "timeout")
    with pytest.raises(Unreachable, match="Crossref took too long"):
        client(timeout=0.1, deadline=0.4).json("Crossref", work(registry_server))


def test_no_network_is_a_fault_at_once(closed_port: str) -> None:
    with pytest.raises(Unreachable, match="Crossref cannot be reached"):
        client().json("Crossref", f"{closed_port}/works/{DOI}")


@pytest.mark.parametrize("url", ["http://[::1", "http://" + "a" * 70 + ".example/", "http://a b/"])
def test_an_address_that_is_none_is_a_fault(url: str) -> None:
    with pytest.raises(Fault):
        client().json("Crossref", url)


def test_an_answer_without_end_is_cut(
    registry_server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "MOST_BYTES", 100_000)
    registry_server.fail("/works", "huge")
    with pytest.raises(Malformed, match="no answer to our question"):
        client().json("Crossref", work(registry_server))


def test_deeply_nested_json_is_malformed(
    registry_server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = b"[" * (10 * sys.getrecursionlimit())
    monkeypatch.setattr(crossref, "answer", lambda path, query: Answer(body=body))
    with pytest.raises(Malformed):
        client().json("Crossref", work(registry_server))


@pytest.mark.parametrize("how", ["429", "500", "503", "dropped", "cut off", "timeout"])
def test_a_failure_that_passes_costs_nothing_but_time(
    registry_server: RegistryServer, how: str
) -> None:
    registry_server.fail("/works", how, times=1)
    answer = client(timeout=0.3, deadline=5).json("Crossref", work(registry_server))
    assert isinstance(answer, dict)
    assert len(registry_server.requests) == 2


def test_an_endless_answer_does_not_keep_the_next_question_waiting(
    registry_server: RegistryServer,
) -> None:
    registry_server.fail("/works", "slow head", times=1)
    asking = client(deadline=0.5)
    with pytest.raises(Unreachable):
        asking.json("Crossref", work(registry_server))
    assert client().json("Crossref", work(registry_server))


def test_retry_after_is_honoured(registry_server: RegistryServer) -> None:
    registry_server.fail("/works", "429:7", times=1)
    naps = Naps()
    client(naps, deadline=20).json("Crossref", work(registry_server))
    assert [round(nap) for nap in naps.seconds] == [7]


def test_more_patience_than_there_is_is_not_waited_for(registry_server: RegistryServer) -> None:
    registry_server.fail("/works", "429:60", times=1)
    naps = Naps()
    with pytest.raises(Unreachable, match="asks for fewer questions"):
        client(naps).json("Crossref", work(registry_server))
    assert naps.seconds == []
    assert len(registry_server.requests) == 1


def test_a_registry_that_asked_for_patience_is_left_alone_by_everybody(
    registry_server: RegistryServer,
) -> None:
    registry_server.fail("/works", "429:60", times=1)
    for _ in range(3):
        with pytest.raises(Unreachable):
            client().json("Crossref", work(registry_server))
    assert len(registry_server.requests) == 1


@pytest.mark.parametrize("wait", ["soon", "-1", "1e9999", "Sun, 06 Nov 1994 08:49:37 GMT"])
def test_a_retry_after_that_says_nothing_is_ignored(
    registry_server: RegistryServer, wait: str
) -> None:
    registry_server.fail("/works", f"429:{wait}", times=1)
    assert client().json("Crossref", work(registry_server))


def test_a_silent_registry_is_not_waited_for_twice(registry_server: RegistryServer) -> None:
    registry_server.fail("/works", "drip")
    asking = client(deadline=0.3)
    for _ in range(8):
        with pytest.raises(Unreachable, match="took too long"):
            asking.json("Crossref", work(registry_server))
    assert len(registry_server.requests) == 1


def test_one_record_with_an_error_does_not_silence_the_registry(
    registry_server: RegistryServer,
) -> None:
    registry_server.fail("nu13062073", "500")
    asking = client()
    with pytest.raises(Unreachable):
        asking.json("Crossref", work(registry_server))
    assert asking.json("Crossref", work(registry_server).replace("nu13062073", "nu10111564"))


def test_a_registry_in_trouble_is_left_alone_after_two_questions(
    registry_server: RegistryServer,
) -> None:
    registry_server.fail("/works", "500")
    asking = client()
    for _ in range(8):
        with pytest.raises(Unreachable):
            asking.json("Crossref", work(registry_server))
    assert len(registry_server.requests) == 6


def test_a_series_of_questions_has_one_deadline(registry_server: RegistryServer) -> None:
    asking = client()
    with asking.within(0.0), pytest.raises(Unreachable, match="no time left to ask Crossref"):
        asking.json("Crossref", work(registry_server))
    assert asking.json("Crossref", work(registry_server))


def test_a_registry_without_time_to_answer_is_not_called_silent(
    registry_server: RegistryServer,
) -> None:
    registry_server.fail("/works", "drip", times=1)
    # Its own patience is far longer than what the series leaves it.
    asking = client(timeout=5, deadline=10)
    with asking.within(0.1), pytest.raises(Unreachable, match="took too long"):
        asking.json("Crossref", work(registry_server))
    assert asking.json("Crossref", work(registry_server))


def test_a_host_is_asked_one_question_at_a_time(registry_server: RegistryServer) -> None:
    asking = client(deadline=10)
    with ThreadPoolExecutor(8) as people:
        answers = [people.submit(asking.json, "Crossref", work(registry_server)) for _ in range(8)]
    assert all(answer.result() for answer in answers)
    assert registry_server.most_at_once == 1


def test_two_clients_share_the_turns_of_a_host(registry_server: RegistryServer) -> None:
    with ThreadPoolExecutor(8) as people:
        answers = [
            people.submit(client(deadline=10).json, "Crossref", work(registry_server))
            for _ in range(8)
        ]
    assert all(answer.result() for answer in answers)
    assert registry_server.most_at_once == 1


def test_a_turn_that_does_not_come_is_a_fault(registry_server: RegistryServer) -> None:
    host = politeness.host(registry_server.url.removeprefix("http://"))
    with host.turn, pytest.raises(Unreachable, match="takes one question at a time"):
        client(deadline=0.1).json("Crossref", work(registry_server))


def test_we_say_who_we_are(registry_server: RegistryServer) -> None:
    client().json("Crossref", work(registry_server))
    assert registry_server.requests[0].headers["User-Agent"] == user_agent(CONTACT)
    assert user_agent("") == "LanFamCMS/0.1"


def test_we_name_the_version_that_we_are() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["version"].startswith(VERSION)


def test_a_limit_that_an_answer_announces_is_kept(
    registry_server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = {"X-Rate-Limit-Limit": "1", "X-Rate-Limit-Interval": "60s"}
    answer = Answer(body=b"{}", headers=limits)
    monkeypatch.setattr(crossref, "answer", lambda path, query: answer)
    naps = Naps()
    for _ in range(2):
        client(naps, deadline=20).json("Crossref", work(registry_server))
    assert [0 < nap <= politeness.LONGEST_PAUSE for nap in naps.seconds] == [True]


def test_what_was_answered_is_not_asked_again_for_a_day(registry_server: RegistryServer) -> None:
    shelf = Shelf()
    first = client(cache=shelf).json("Crossref", work(registry_server))
    assert client(cache=shelf).json("Crossref", work(registry_server)) == first
    assert len(registry_server.requests) == 1
    assert [timeout for _, timeout in shelf.kept.values()] == [DAY]


def test_who_asks_makes_no_difference_to_what_is_kept(registry_server: RegistryServer) -> None:
    shelf = Shelf()
    for contact in ("one@example.com", "two@example.com"):
        params = {"mailto": contact}
        client(cache=shelf, contact=contact).json("Crossref", work(registry_server), params)
    assert len(registry_server.requests) == 1


def test_what_nobody_knows_is_asked_again_after_an_hour(registry_server: RegistryServer) -> None:
    shelf = Shelf()
    for _ in range(2):
        with pytest.raises(NotFound, match="Crossref knows nothing"):
            client(cache=shelf).json("Crossref", f"{registry_server.address('crossref')}/none")
    assert len(registry_server.requests) == 1
    assert [timeout for _, timeout in shelf.kept.values()] == [HOUR]


@pytest.mark.parametrize("how", [how for how, fault, _ in FAULTS if fault is not NotFound])
def test_a_fault_is_never_kept(registry_server: RegistryServer, how: str) -> None:
    shelf = Shelf()
    registry_server.fail("/works", how, times=6)
    with pytest.raises(Fault):
        client(cache=shelf, deadline=patience(how)).json("Crossref", work(registry_server))
    assert shelf.kept == {}


def test_text_that_is_no_utf_8_is_malformed(registry_server: RegistryServer) -> None:
    registry_server.fail("/works", "charset")
    with pytest.raises(Malformed):
        client().text("Crossref", work(registry_server))


def test_nothing_goes_on_listening_in_the_background(registry_server: RegistryServer) -> None:
    registry_server.fail("/works", "slow head")
    with pytest.raises(Unreachable):
        client(deadline=0.3).json("Crossref", work(registry_server))
    for thread in threading.enumerate():
        if thread.name == "registry":
            thread.join(5)
            assert not thread.is_alive()


@pytest.mark.parametrize("host", ["127.0.0.1:1", "169.254.169.254", "[::1]", "0x7f.1:1"])
def test_a_registry_cannot_send_us_into_the_neighbourhood(
    registry_server: RegistryServer, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    headers = {"location": f"http://{host}/latest/meta-data/"}
    monkeypatch.setattr(
        crossref, "answer", lambda *a: Answer(status=302, body=b"", headers=headers)
    )
    with pytest.raises(Unreachable, match="cannot be reached"):
        client().json("Crossref", work(registry_server))


def test_a_mirror_in_the_neighbourhood_may_redirect_within_itself(
    registry_server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(path: str, query: object) -> Answer:
        if path.endswith("moved"):
            return Answer(body=b'{"found": 1}')
        return Answer(
            status=302,
            body=b"",
            headers={"location": f"{registry_server.address('crossref')}/moved"},
        )

    monkeypatch.setattr(crossref, "answer", answer)
    assert client().json("Crossref", work(registry_server)) == {"found": 1}


def test_an_answer_that_unpacks_without_end_is_cut(
    registry_server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = gzip.compress(bytes(64 * 1024 * 1024))
    headers = {"content-encoding": "gzip"}
    monkeypatch.setattr(crossref, "answer", lambda *a: Answer(body=packed, headers=headers))
    with pytest.raises(Malformed, match="no answer to our question"):
        client().json("Crossref", work(registry_server))
