"""Which addresses a webhook may be sent to."""

from ipaddress import ip_address, ip_network

import pytest

from articles.delivery.networks import is_allowed, refusal

# address, whether it is on the public internet, what it is
TABLE = """
93.184.215.14              yes  an ordinary host
2606:2800:21f:cb07::1      yes  an ordinary host
127.0.0.1                  no   this machine
::1                        no   this machine
0.0.0.0                    no   this machine, by another name
::                         no   this machine, by another name
10.1.2.3                   no   a private network
172.16.9.9                 no   a private network
192.168.1.1                no   a private network
169.254.169.254            no   a cloud's metadata
fe80::1                    no   the same cable
fd00::1                    no   a private network
100.64.0.1                 no   behind a provider's translation
224.0.0.1                  no   many machines at once
239.1.1.1                  no   many machines at once
ff02::1                    no   many machines at once
::ffff:127.0.0.1           no   this machine, wrapped
::ffff:93.184.215.14       yes  an ordinary host, wrapped
64:ff9b::7f00:1            no   this machine, translated
64:ff9b::5db8:d70e         yes  an ordinary host, translated
2002:7f00:1::              no   this machine, tunnelled
198.51.100.7               no   for documentation
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_only_the_public_internet_is_open_by_itself(line: str) -> None:
    address, open_, _ = line.split(maxsplit=2)
    assert is_allowed(ip_address(address), private=[]) is (open_ == "yes")


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
