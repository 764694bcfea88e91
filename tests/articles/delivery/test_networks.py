"""Which addresses a webhook may be sent to."""

from ipaddress import ip_address, ip_network

import pytest

from articles.delivery.networks import is_allowed, refusal


def test_a_named_network_is_open_and_its_neighbour_is_not() -> None:
    private = [ip_network("10.0.0.0/24"), ip_network("::1")]
    assert is_allowed(ip_address("10.0.0.200"), private=private)
    assert is_allowed(ip_address("::ffff:10.0.0.200"), private=private)
    assert is_allowed(ip_address("::1"), private=private)
    assert not is_allowed(ip_address("10.0.1.1"), private=private)
    assert not is_allowed(ip_address("127.0.0.1"), private=private)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://user:secret@a.example/hook", "Leave name and password out"),
        ("http://a.example/hook", "https://"),
        ("https://169.254.169.254/latest", "169.254.169.254 is not on the public internet"),
        ("https://[::1]/hook", "::1 is not on the public internet"),
    ],
)
def test_a_wrong_address_is_refused_with_the_way_out(url: str, words: str) -> None:
    assert words in refusal(url, private=[])


def test_an_ordinary_address_is_not_refused() -> None:
    assert refusal("https://www.evenwell.example/api/revalidate", private=[]) == ""
    assert refusal("http://10.0.0.7/hook", private=[ip_network("10.0.0.0/8")]) == ""
