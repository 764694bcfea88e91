"""XML from outside is read without trusting it."""

import time

import pytest

from references.sources import safe_xml
from references.sources.record import Malformed
from tests.references.sources.pubmed_records import sent

BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    + "]><l>&a9;</l>"
)

HOSTILE = {
    "a billion laughs": BILLION_LAUGHS,
    "one entity of its own": '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
    "a file of the machine": '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
    "a file of the machine, again": '<!DOCTYPE a [<!ENTITY % e SYSTEM "file:///x"> %e;]><a/>',
    "an address": '<!DOCTYPE a [<!ENTITY e SYSTEM "http://127.0.0.1:9/x">]><a>&e;</a>',
    "an entity nobody declared": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a>&alpha;</a>',
    "a tower of elements": "<a>" * 100_000,
    "half a record": "<PubmedArticleSet><PubmedArticle><Med",
    "an end without its beginning": "</PubmedArticleSet>",
    "words": "Resource temporarily unavailable",
    "JSON": '{"error":"API rate limit exceeded","count":"4"}',
    "nothing": "",
    "white space": " \n ",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_or_cut_answer_is_malformed_at_once(body: str) -> None:
    before = time.monotonic()
    with pytest.raises(Malformed) as refused:
        safe_xml.parse(body.encode(), source="PubMed")
    assert time.monotonic() - before < 2
    assert str(refused.value).startswith("PubMed sent an answer that cannot be read")
    assert refused.value.source == "PubMed"


@pytest.mark.parametrize(
    "body",
    [
        "<a>Córdova</a>".encode("latin-1"),
        b'<?xml version="1.0" encoding="no-such-charset"?><a>x</a>',
        b"\xff\xfe\x00",
        b"<a>\x00</a>",
    ],
)
def test_a_wrong_charset_is_malformed(body: bytes) -> None:
    with pytest.raises(Malformed):
        safe_xml.parse(body, source="PubMed")


def test_a_charset_that_is_declared_is_read() -> None:
    body = '<?xml version="1.0" encoding="ISO-8859-1"?><a>Córdova</a>'.encode("latin-1")
    assert safe_xml.parse(body, source="PubMed").text == "Córdova"


def test_pubmeds_doctype_is_not_fetched_and_its_record_read() -> None:
    body = sent("28450817")
    assert b"https://dtd.nlm.nih.gov/" in body
    assert safe_xml.parse(body, source="PubMed").tag == "PubmedArticleSet"


def test_comments_are_no_text() -> None:
    root = safe_xml.parse(b"<a>one<!-- two --><?three four?>five</a>", source="PubMed")
    assert "".join(root.itertext()) == "onefive"


@pytest.mark.parametrize("share", [0.1, 0.25, 0.5, 0.75, 0.9, 0.99])
def test_a_record_cut_anywhere_is_malformed(share: float) -> None:
    body = sent("34204359")
    with pytest.raises(Malformed):
        safe_xml.parse(body[: int(len(body) * share)], source="PubMed")
