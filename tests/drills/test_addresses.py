"""
Thousands of addresses that lead into the neighbourhood, by every door: no connection is made.

The resolver and the last step, the connection itself, are ours; all between is the real thing. A
connection to the public internet is refused there, so that the drill needs none.
"""

import itertools
import socket
from collections.abc import Callable, Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

import httpx
import pytest

from articles.delivery.posting import post
from references.sources.guarded import Guarded
from references.watch.visiting import Visitor
from tests.drills.report import Drill

PRIVATE = """
127.0.0.1 127.255.255.254 10.0.0.1 172.16.0.1 172.31.255.255 192.168.0.1 169.254.169.254
100.64.0.1 100.100.100.200 0.0.0.0 0.1.2.3 192.0.0.192 198.18.0.1 203.0.113.9 224.0.0.1
240.0.0.1 255.255.255.255 192.88.99.2
"""
PRIVATE6 = """
::1 :: fe80::1 fc00::1 fd00:ec2::254 fec0::1 ff02::1 2001:db8::1 2001::1 3fff::1 5f00::1
64:ff9b:1::a00:1 100::1
"""
PUBLIC = "93.184.215.14"


def spelled(address: str) -> Iterator[str]:
    """Yield the ways to write an IPv4 address that resolvers or browsers understand."""
    value = int(IPv4Address(address))
    a, b, c, d = address.split(".")
    yield address
    yield str(value)
    yield hex(value)
    yield f"0{value:o}"
    yield f"{int(a):#x}.{int(b):#x}.{int(c):#x}.{int(d):#x}"
    yield f"0{int(a):o}.0{int(b):o}.0{int(c):o}.0{int(d):o}"
    yield f"{a}.{b}.{int(c) * 256 + int(d)}"
    yield f"{a}.{value & 0xFFFFFF}"
    yield f"{address}."


def wrapped(address: str) -> Iterator[str]:
    """Yield the IPv6 addresses that lead to an IPv4 one."""
    value = int(IPv4Address(address))
    high, low = value >> 16, value & 0xFFFF
    yield f"::ffff:{address}"
    yield f"::{high:x}:{low:x}"
    yield f"::ffff:0:{high:x}:{low:x}"
    yield f"64:ff9b::{high:x}:{low:x}"
    yield f"64:ff9b:1::{high:x}:{low:x}"
    yield f"2002:{high:x}:{low:x}::1"
    yield f"2001:0:{high:x}:{low:x}::1"
    yield f"2606:4700::5efe:{high:x}:{low:x}"
    yield f"2606:4700::200:5efe:{high:x}:{low:x}"


def hosts() -> Iterator[str]:
    for address in PRIVATE.split():
        yield from spelled(address)
        yield from (f"[{each}]" for each in wrapped(address))
    yield from (f"[{each}]" for each in PRIVATE6.split())
    yield from ("localhost", "LOCALHOST", "localhost.", "ip6-localhost")


@pytest.fixture
def connected(monkeypatch: Any) -> list[str]:
    """Every address that something connected to; nothing gets through."""
    reached: list[str] = []

    def connect(self: socket.socket, address: Any) -> None:
        reached.append(str(address[0]))
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket.socket, "connect_ex", lambda self, to: reached.append(to[0]) or 111)
    return reached


class Names:
    """A name server of somebody who means no good."""

    def __init__(self, monkeypatch: Any) -> None:
        self.answers: dict[str, Iterator[list[str]]] = {}
        self.real = socket.getaddrinfo
        monkeypatch.setattr(socket, "getaddrinfo", self.look_up)

    def look_up(self, host: Any, port: Any, *args: Any, **how: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name not in self.answers:
            return self._read(name.lower().rstrip("."), port)
        return [_entry(each, port) for each in next(self.answers[name])]

    def _read(self, name: str, port: Any) -> Any:
        """Read a number as the system does, in all its spellings, and ask nobody for a name."""
        number = "127.0.0.1" if name.endswith("localhost") else name
        how = {"type": socket.SOCK_STREAM, "flags": socket.AI_NUMERICHOST}
        return self.real(number, port, **how)


def _entry(address: str, port: Any) -> Any:
    six = isinstance(ip_address(address), IPv6Address)
    family = socket.AF_INET6 if six else socket.AF_INET
    return (family, socket.SOCK_STREAM, 6, "", (address, int(port or 0)))


def webhook(url: str) -> None:
    assert post(url, "{}", {}, limit=5).failure


def paper(url: str) -> None:
    with _client() as client:
        assert Visitor(client, pause=0).visit(url).outcome == "unreachable"


def registry(url: str) -> None:
    """Follow what a registry of the settings redirects to."""
    with _client(sent_to=url) as client, pytest.raises(httpx.HTTPError):
        client.get("https://registry.example/works")


def _client(sent_to: str = "") -> httpx.Client:
    transport = Guarded(trusted={"registry.example"})
    there = httpx.Response(302, headers={"location": sent_to})
    transport.known = httpx.MockTransport(lambda request: there)  # type: ignore[assignment]
    return httpx.Client(transport=transport, trust_env=False, timeout=5, follow_redirects=True)


DOORS: list[Callable[[str], None]] = [webhook, paper, registry]


@pytest.mark.parametrize("door", DOORS)
def test_no_spelling_of_a_private_address_is_connected_to(
    drill: Drill, connected: list[str], monkeypatch: Any, door: Callable[[str], None]
) -> None:
    Names(monkeypatch)
    for host, scheme in itertools.product(hosts(), ("https", "http")):
        for url in (f"{scheme}://{host}/", f"{scheme}://user@{host}:8443/x"):
            door(url)
            drill.tried()
    drill.saw(_told(connected))


@pytest.mark.parametrize("door", DOORS)
def test_no_name_that_leads_there_is_connected_to(
    drill: Drill, connected: list[str], monkeypatch: Any, door: Callable[[str], None]
) -> None:
    names = Names(monkeypatch)
    every = [*PRIVATE.split(), *PRIVATE6.split()]
    every += [each for address in PRIVATE.split() for each in wrapped(address)]
    for number, address in enumerate(every):
        for answer in ([address], [PUBLIC, address], [address, PUBLIC], [PUBLIC] * 5 + [address]):
            name = f"n{number}-{len(answer)}-{drill.cases}.example"
            names.answers[name] = itertools.repeat(answer)
            door(f"https://{name}/")
            drill.tried()
    drill.saw(_told(connected))


@pytest.mark.parametrize("door", DOORS)
def test_a_name_that_changes_its_answer_leads_nowhere_else(
    drill: Drill, connected: list[str], monkeypatch: Any, door: Callable[[str], None]
) -> None:
    names = Names(monkeypatch)
    for number, address in enumerate([*PRIVATE.split(), *PRIVATE6.split()]):
        name = f"rebinding-{number}.example"
        names.answers[name] = itertools.chain([[PUBLIC]], itertools.repeat([address]))
        door(f"https://{name}/")
        drill.tried()
    assert PUBLIC in connected
    drill.saw(_told(connected))


def _told(connected: list[str]) -> str:
    assert set(connected) <= {PUBLIC}, sorted(set(connected))
    return f"{len(connected)} connections were begun, none into the neighbourhood."
