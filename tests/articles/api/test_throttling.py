"""One client cannot take the database for itself, and is told so; the others notice nothing."""

import time
from ipaddress import ip_network
from typing import Any

import pytest
from django.core.cache import cache
from rest_framework.settings import api_settings

from articles.api import throttling
from articles.api.throttling import client_of

# What the connection or a proxy says, and the client it stands for.
CLIENTS = """
203.0.113.7            203.0.113.7
203.0.113.7:51234      203.0.113.7
::ffff:203.0.113.7     203.0.113.7
2001:db8:1:2::1        2001:db8:1:2::/64
2001:db8:1:2:ffff::9   2001:db8:1:2::/64
[2001:db8:1:2::1]      2001:db8:1:2::/64
fe80::1%eth0           fe80::/64
unknown                unknown
_hidden                unknown
1.2.3.4.5              unknown
"""


@pytest.mark.parametrize("line", CLIENTS.strip().splitlines())
def test_a_client_is_an_address_or_what_an_ipv6_customer_owns(line: str) -> None:
    told, client = line.split()
    assert client_of(told) == client


@pytest.fixture
def at(settings: Any, monkeypatch: Any) -> Any:
    """Ten seconds into a minute, two requests of each kind are allowed."""
    cache.clear()
    settings.API_THROTTLE = dict.fromkeys(throttling.KINDS, 2)
    monkeypatch.setattr(time, "time", lambda: 1_800_000_010.0)
    yield monkeypatch
    cache.clear()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("reads", "topics/?page_size=5"),
        ("search", "articles/?search=gut"),
        ("search", "references/?year=2017"),
        ("exports", "references/?format=ris"),
        ("exports", "../../feed.xml"),
        ("exports", "../../sitemap.xml"),
        ("previews", "preview/guessed:token/"),
        ("docs", "docs/"),
        ("docs", "schema/"),
    ],
)
def test_whoever_asks_too_much_is_told_when_to_come_back(
    client: Any, at: Any, settings: Any, kind: str, path: str
) -> None:
    settings.API_THROTTLE = {kind: 2}
    address = f"/{path[6:]}" if path.startswith("../") else f"/api/v1/{path}"
    assert {client.get(address).status_code for _ in range(2)} <= {200, 404}
    refused = client.get(address)
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "50"
    assert refused.headers["Content-Type"] == "application/json"
    assert refused.json() == {
        "type": "client_error",
        "errors": [
            {
                "code": "throttled",
                "detail": f"These are more than 2 {throttling.KINDS[kind]} within a minute from "
                "one address. Ask again in 50 seconds, and keep answers for as long as their "
                "Cache-Control says.",
                "attr": None,
            }
        ],
    }
    assert client.get(address, REMOTE_ADDR="198.51.100.9").status_code != 429
    at.setattr(time, "time", lambda: 1_800_000_060.0)
    assert client.get(address).status_code != 429


@pytest.mark.django_db
def test_one_kind_does_not_use_up_another(get: Any, at: Any) -> None:
    assert [get("faqs/", search="gut").status_code for _ in range(3)] == [200, 200, 429]
    assert get("faqs/").status_code == 200


@pytest.mark.django_db
def test_a_search_counts_once_whether_it_is_answered_short_or_by_the_view(
    get: Any, at: Any, letter: Any
) -> None:
    for path, status in (("?search=cells", 200), ("?search=cells&page=9", 404)):
        cache.clear()
        asked = [get(f"articles/{path}").status_code for _ in range(2)]
        assert asked == [status, status]
        assert get(f"articles/{path.replace('cells', 'run')}").status_code == 429


@pytest.mark.django_db
def test_a_letter_by_its_slug_and_what_is_kept_are_not_counted(
    get: Any, at: Any, letter: Any
) -> None:
    for _ in range(5):
        assert get("articles/what-cells-run-on/").status_code == 200
        assert get("articles/").status_code == 200


@pytest.mark.django_db
def test_a_forged_header_makes_no_new_client(get: Any, at: Any) -> None:
    forged = [{"X-Forwarded-For": f"198.51.100.{n}"} for n in range(3)]
    assert [get("topics/", headers=one).status_code for one in forged] == [200, 200, 429]


@pytest.mark.django_db
@pytest.mark.parametrize("proxies", [1, 2])
def test_behind_proxies_only_what_they_appended_counts(
    get: Any, at: Any, monkeypatch: Any, proxies: int
) -> None:
    monkeypatch.setattr(api_settings, "NUM_PROXIES", proxies, raising=False)
    own = ", 203.0.113.7" + ", 192.0.2.1" * (proxies - 1)
    forged = [{"X-Forwarded-For": f"198.51.100.{n}{own}"} for n in range(3)]
    assert [get("topics/", headers=one).status_code for one in forged] == [200, 200, 429]
    other = {"X-Forwarded-For": own.replace("203.0.113.7", "203.0.113.8").removeprefix(", ")}
    assert get("topics/", headers=other).status_code == 200


@pytest.mark.django_db
def test_ones_own_frontend_and_a_switched_off_throttle_are_not_counted(
    get: Any, at: Any, settings: Any
) -> None:
    settings.API_UNTHROTTLED = [ip_network("127.0.0.0/8"), ip_network("2001:db8::/32")]
    assert {get("topics/").status_code for _ in range(4)} == {200}
    settings.API_UNTHROTTLED = []
    settings.API_THROTTLE = {}
    assert {get("topics/").status_code for _ in range(4)} == {200}


@pytest.mark.django_db
def test_without_a_cache_readers_are_served(
    get: Any, at: Any, settings: Any, closed_port: str
) -> None:
    address = closed_port.replace("http", "redis")
    settings.CACHES = {
        "default": {"BACKEND": "lanfam.patient_redis.PatientRedisCache", "LOCATION": address}
    }
    assert {get("topics/").status_code for _ in range(4)} == {200}
