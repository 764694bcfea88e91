"""How Crossref is asked: one paper, many papers, their notices, and papers like a typed one."""

import pytest

from references import csl
from references.csl import PersonName
from references.sources.crossref import Crossref
from references.sources.record import Malformed, NotFound, Unreachable
from tests.references.sources.asking import CONTACT, client
from tests.registry_server.server import RegistryServer

SHAH = "10.3390/ani10020326"
SICI = "10.1002/(sici)1099-1492(199812)12:8<501::aid-nbm554>3.0.co;2-2"
COMMAS = "10.5555/comma,in,doi"


@pytest.fixture
def crossref(registry_server: RegistryServer) -> Crossref:
    return Crossref(client(), registry_server.address("crossref"))


@pytest.mark.parametrize("doi", [SHAH, SICI, COMMAS])
def test_a_doi_is_asked_for_whatever_characters_it_holds(crossref: Crossref, doi: str) -> None:
    record = crossref.fetch(doi)
    assert (record.source, csl.doi(record.item)) == ("Crossref", doi)


def test_a_record_tells_its_type_and_its_notices(crossref: Crossref) -> None:
    assert crossref.fetch("10.1101/2023.08.01.551234").publication_types == (
        "posted-content",
        "preprint",
    )
    assert [notice.kind for notice in crossref.fetch(SHAH).notices] == ["retraction"]


def test_a_doi_that_crossref_does_not_know_is_not_found(crossref: Crossref) -> None:
    with pytest.raises(NotFound, match=r"Crossref knows no work with the DOI 10.5555/none"):
        crossref.fetch("10.5555/none")


def test_another_json_than_crossrefs_is_malformed(registry_server: RegistryServer) -> None:
    elsewhere = Crossref(client(), registry_server.address("datacite"))
    registry_server.fail("/works/10.1", "redirect:/id_converter/?ids=1&idtype=pmid&format=json")
    with pytest.raises(Malformed):
        elsewhere.fetch("10.1/x")


def test_we_give_our_address_as_crossref_asks(
    registry_server: RegistryServer, crossref: Crossref
) -> None:
    crossref.fetch(SHAH)
    crossref.updates([SHAH])
    assert [request.query["mailto"] for request in registry_server.requests] == [[CONTACT]] * 2


def test_without_an_address_none_is_given(registry_server: RegistryServer) -> None:
    Crossref(client(contact=""), registry_server.address("crossref")).fetch(SHAH)
    assert "mailto" not in registry_server.requests[0].query


def test_many_are_asked_for_at_once(registry_server: RegistryServer, crossref: Crossref) -> None:
    found = crossref.fetch_many([SHAH, SICI, "10.5555/none", SHAH])
    assert set(found) == {SHAH, SICI}
    assert len(registry_server.requests) == 1


def test_a_doi_with_a_comma_is_asked_for_alone(
    registry_server: RegistryServer, crossref: Crossref
) -> None:
    found = crossref.fetch_many([SHAH, COMMAS, "10.5555/none,at,all"])
    assert set(found) == {SHAH, COMMAS}
    assert len(registry_server.requests) == 3


def test_more_than_fit_into_one_question_are_asked_in_several(
    registry_server: RegistryServer, crossref: Crossref
) -> None:
    crossref.fetch_many(f"10.5555/{number}" for number in range(45))
    assert [request.query["rows"] for request in registry_server.requests] == [
        ["20"],
        ["20"],
        ["5"],
    ]


def test_many_that_could_not_be_asked_for_are_a_fault(
    registry_server: RegistryServer, crossref: Crossref
) -> None:
    registry_server.fail("/works", "500")
    with pytest.raises(Unreachable):
        crossref.fetch_many([SHAH])


def test_notices_are_found_by_the_paper_they_update(crossref: Crossref) -> None:
    wakefield = "10.1016/s0140-6736(97)11096-0"
    found = crossref.updates([SHAH, wakefield, SICI])
    assert [(notice.kind, notice.citation) for notice in found[SHAH]] == [
        ("retraction", "Animals. 2021;11(3):905"),
        ("retraction", "Animals. 2021;11(3):905"),
    ]
    assert [notice.date for notice in found[wakefield]] == ["2004-03-06", "2010-02-06"]
    assert found[SICI] == ()


def test_nobody_is_asked_about_nothing(registry_server: RegistryServer, crossref: Crossref) -> None:
    assert crossref.fetch_many([]) == {}
    assert crossref.updates([]) == {}
    assert crossref.search({}) == ()
    assert registry_server.requests == []


def test_papers_like_a_typed_one_are_found(crossref: Crossref) -> None:
    typed = csl.build(
        title="Assessment of the safety of glutamine and other amino acids",
        authors=[PersonName("Garlick", "PJ")],
        container_title="J Nutr",
        issued="2001",
    )
    best, *_ = crossref.search(typed, rows=3)
    assert csl.doi(best.item) == "10.1093/jn/131.9.2556s"


def test_a_question_stays_short_whatever_was_typed(
    registry_server: RegistryServer, crossref: Crossref
) -> None:
    crossref.search({"title": "glutamine " * 1000})
    assert len(registry_server.requests[0].query["query.bibliographic"][0]) <= 400
