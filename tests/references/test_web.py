"""What may become a link, and what only looks like an address."""

import pytest

from references import web

ADDRESSES = [
    "https://site.example/",
    "http://site.example",
    "HTTPS://SITE.EXAMPLE/A",
    "https://site.example:8443/a?b=c&d=e#f",
    "https://xn--mnchen-3ya.example/ü",
    "https://site.example/@author/it's",
    "https://[2001:db8::1]/a",
]
OTHERS = {
    "": "nothing",
    "javascript:pwned=1": "a script",
    "data:text/html,x": "a page in the address",
    "//site.example/": "no scheme",
    "site.example": "no scheme",
    "ftp://site.example/": "not the web",
    "https:///path": "no host",
    "https://[::1": "half an address",
    "https://known.example@other.example/": "a name that passes for the host",
    "http://known.example\\@other.example/": "two hosts, each read by somebody",
    " https://site.example/": "a space before it",
    "https://site.example/a b": "a space in it",
    "https://site.example/\nx": "a line end in it",
    "https://site.example/\u202egpj.exe": "turned around",
    "java\tscript:pwned=1": "a tab that browsers drop",
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_of_the_web_is_kept_as_it_is(address: str) -> None:
    assert web.address(address) == address


@pytest.mark.parametrize("text", OTHERS, ids=OTHERS.values())
def test_anything_else_is_no_address(text: str) -> None:
    assert web.address(text) == ""
