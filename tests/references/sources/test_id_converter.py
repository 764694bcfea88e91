"""PubMed Central's word on which numbers belong together."""

import pytest

from references.recognition import Identifiers
from references.sources.client import Client
from references.sources.id_converter import IdConverter
from references.sources.record import Malformed, NotFound, Unreachable
from tests.references.sources.saying import Saying
from tests.registry_server.server import RegistryServer

SHAH = Identifiers(doi="10.3390/ani10020326", pmid="32092847", pmcid="PMC7070879")


@pytest.fixture
def converter(registry_server: RegistryServer) -> IdConverter:
    client = Client(
        contact="shelf@example.org", timeout=0.3, deadline=0.8, sleep=lambda seconds: None
    )
    return IdConverter(client, registry_server.address("id_converter"))


@pytest.mark.parametrize(
    "known",
    [
        Identifiers(pmcid="PMC7070879"),
        Identifiers(pmid="32092847"),
        Identifiers(doi="10.3390/ani10020326"),
        SHAH,
    ],
)
def test_one_number_brings_the_others(known: Identifiers, converter: IdConverter) -> None:
    assert converter.convert(known) == SHAH


def test_a_paper_without_doi_keeps_none(converter: IdConverter) -> None:
    found = converter.convert(Identifiers(pmcid="PMC5402682"))
    assert found == Identifiers(pmid="28450817", pmcid="PMC5402682")


def test_what_was_known_is_never_replaced(converter: IdConverter) -> None:
    known = Identifiers(pmcid="PMC7070879", doi="10.9999/typed", isbn="9780815332183")
    found = converter.convert(known)
    assert (found.doi, found.pmid, found.isbn) == ("10.9999/typed", "32092847", "9780815332183")


def test_we_say_who_asks_and_for_which_kind_of_number(
    converter: IdConverter, registry_server: RegistryServer
) -> None:
    converter.convert(Identifiers(pmcid="PMC7070879"))
    (request,) = registry_server.asked("id_converter")
    assert request.query["idtype"] == ["pmcid"]
    assert request.query["email"] == ["shelf@example.org"]
    assert request.path == "/id_converter/"


@pytest.mark.parametrize(
    "unknown", [Identifiers(pmcid="PMC1"), Identifiers(pmid="11533313"), Identifiers(doi="10.1/x")]
)
def test_a_paper_that_is_not_in_pmc_is_not_found(
    unknown: Identifiers, converter: IdConverter
) -> None:
    with pytest.raises(NotFound, match="PubMed Central does not have"):
        converter.convert(unknown)


def test_the_numbers_of_another_paper_are_not_taken() -> None:
    other = {"pmcid": "PMC5402682", "pmid": 28450817, "requested-id": "PMC7070879"}
    with pytest.raises(NotFound):
        IdConverter(Saying({"records": [other]}), "").convert(Identifiers(pmcid="PMC7070879"))


def test_a_number_that_cannot_be_one_is_left_out() -> None:
    record = {"pmcid": "PMC7070879", "pmid": "none", "doi": 5}
    known = Identifiers(pmcid="PMC7070879")
    assert IdConverter(Saying({"records": [record]}), "").convert(known) == known


def test_without_a_number_there_is_nothing_to_ask(
    converter: IdConverter, registry_server: RegistryServer
) -> None:
    with pytest.raises(NotFound):
        converter.convert(Identifiers(isbn="9780815332183"))
    assert registry_server.asked() == []


@pytest.mark.parametrize(
    ("how", "fault"),
    [
        ("500", Unreachable),
        ("429:60", Unreachable),
        ("timeout", Unreachable),
        ("drip", Unreachable),
        ("truncated", Malformed),
        ("html", Malformed),
        ("empty", Malformed),
    ],
)
def test_a_converter_that_fails_is_no_word_about_the_paper(
    how: str, fault: type[Exception], converter: IdConverter, registry_server: RegistryServer
) -> None:
    registry_server.fail("id_converter", how)
    with pytest.raises(fault):
        converter.convert(Identifiers(pmcid="PMC7070879"))
