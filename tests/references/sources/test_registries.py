"""One door to all registries: who leads, who fills up, and what happens when some are down."""

import pytest

from references import csl
from references.csl import PersonName
from references.recognition import Identifiers
from references.sources.record import Fault, NotFound, Unreachable
from tests.references.sources.asking import registries
from tests.registry_server.server import RegistryServer

KIM, SHAH, DATA = "10.3390/ijms18051051", "10.3390/ani10020326", "10.5281/zenodo.5555555"

# What is known, who answers in which order, and what the joined record then knows.
DOORS = [
    ({"doi": KIM}, "Crossref, PubMed", {"pmid": "28498331", "pmcid": "PMC5454963"}),
    ({"doi": KIM, "pmid": "28498331"}, "Crossref, PubMed", {"pmcid": "PMC5454963"}),
    ({"pmid": "28498331"}, "PubMed, Crossref", {"doi": KIM, "pmcid": "PMC5454963"}),
    ({"pmcid": "PMC5454963"}, "PubMed, Crossref", {"doi": KIM, "pmid": "28498331"}),
    ({"pmid": "28450817"}, "PubMed", {"pmcid": "PMC5402682"}),
    ({"doi": DATA}, "DataCite", {}),
    ({"doi": "10.5555/invented.102"}, "Crossref", {}),
    ({"isbn": "9780815332183"}, "Open Library", {"isbn": "9780815332183"}),
    ({"doi": "10.1201/9780203010266", "isbn": "9780815332183"}, "Crossref", {}),
]


@pytest.mark.parametrize(("known", "sources", "learnt"), DOORS)
def test_the_registry_that_answers_for_the_identifier_leads(
    registry_server: RegistryServer,
    known: dict[str, str],
    sources: str,
    learnt: dict[str, str],
) -> None:
    found = registries(registry_server).fetch(Identifiers(**known))
    assert found.sources == sources
    assert found.faults == ()
    numbers = csl.identifiers(found.item)
    assert {name: getattr(numbers, name) for name in learnt} == learnt


def test_crossref_gives_the_words_and_pubmed_what_only_it_knows(
    registry_server: RegistryServer,
) -> None:
    found = registries(registry_server).fetch(Identifiers(doi=KIM))
    assert csl.title(found.item).startswith("The Roles of Glutamine in the Intestine")
    assert csl.container_title_short(found.item) == "Int J Mol Sci"
    assert found.kind == "narrative_review"


def test_a_retraction_is_told_once_by_both(registry_server: RegistryServer) -> None:
    (notice,) = registries(registry_server).fetch(Identifiers(doi=SHAH)).notices
    assert (notice.kind, notice.doi) == ("retraction", "10.3390/ani11030905")
    assert notice.pmid, "which only PubMed knows"


def test_the_eighth_paper_is_known_under_its_own_title(registry_server: RegistryServer) -> None:
    item = registries(registry_server).fetch(Identifiers(pmid="28450817")).item
    assert csl.title(item).startswith("The Emerging Therapeutic Role of Medical Foods")
    assert (csl.issued(item), csl.volume(item), csl.issue(item)) == ("2017-02", "13", "2")


# Some are down

DOWN = [
    # what is asked, what fails, who still answers, who is named in the faults
    ({"doi": KIM}, "/eutils", "Crossref", "PubMed"),
    ({"doi": KIM}, "/crossref", "PubMed", "Crossref"),
    ({"pmid": "28498331"}, "/crossref", "PubMed", "Crossref"),
    ({"doi": DATA}, "/eutils", "DataCite", "PubMed"),
]


@pytest.mark.parametrize("how", ["500", "truncated", "html", "dropped", "429"])
@pytest.mark.parametrize(("known", "down", "sources", "named"), DOWN)
def test_a_registry_that_fails_costs_only_what_it_knows(
    registry_server: RegistryServer,
    known: dict[str, str],
    down: str,
    sources: str,
    named: str,
    how: str,
) -> None:
    registry_server.fail(down, how)
    found = registries(registry_server).fetch(Identifiers(**known))
    assert found.sources == sources
    assert [fault for fault in found.faults if named in fault]


ALONE = [
    ({"doi": KIM}, Unreachable),
    ({"pmid": "28498331"}, Unreachable),
    ({"pmcid": "PMC5454963"}, Unreachable),
    ({"isbn": "9780815332183"}, Unreachable),
    ({}, NotFound),
]


@pytest.mark.parametrize(("known", "fault"), ALONE)
def test_without_any_network_it_is_a_fault(
    registry_server: RegistryServer, closed_port: str, known: dict[str, str], fault: type[Fault]
) -> None:
    names = ("crossref", "datacite", "open_library", "pubmed", "id_converter")
    nowhere = registries(registry_server, **dict.fromkeys(names, closed_port))
    with pytest.raises(fault):
        nowhere.fetch(Identifiers(**known))
    assert registry_server.requests == []


def test_a_doi_is_only_datacites_when_crossref_said_that_it_is_not_its_own(
    registry_server: RegistryServer,
) -> None:
    registry_server.fail("/crossref", "500")
    with pytest.raises(Unreachable):
        registries(registry_server).fetch(Identifiers(doi=DATA))
    assert registry_server.asked("/datacite") == []


UNKNOWN = [
    ({"doi": "10.5555/none"}, "Crossref knows no work.*DataCite knows no work"),
    ({"pmid": "77777777"}, "PubMed knows no paper with the number 77777777"),
    ({"pmcid": "PMC7777777"}, "PubMed Central does not have PMC7777777"),
    ({"isbn": "9780000000002"}, "Open Library knows no book"),
]


@pytest.mark.parametrize(("known", "words"), UNKNOWN)
def test_what_nobody_knows_is_not_found(
    registry_server: RegistryServer, known: dict[str, str], words: str
) -> None:
    with pytest.raises(NotFound, match=words):
        registries(registry_server).fetch(Identifiers(**known))


def test_an_identifier_of_another_paper_is_named_and_its_record_kept_out(
    registry_server: RegistryServer,
) -> None:
    found = registries(registry_server).fetch(Identifiers(doi=SHAH, pmid="28498331"))
    assert found.sources == "Crossref"
    assert csl.pmid(found.item) == ""
    assert "PubMed has another paper under the PMID 28498331" in " ".join(found.faults)


def test_all_questions_about_one_paper_have_one_deadline(registry_server: RegistryServer) -> None:
    for part in ("/crossref", "/eutils", "/datacite"):
        registry_server.fail(part, "drip")
    door = registries(registry_server)
    door._client.deadline = 0.2
    with pytest.raises(Unreachable):
        door.fetch(Identifiers(doi=KIM))


# Search

CIAMPA = csl.build(
    title="Emerging Therapeutic Role for Supplements in Gastrointestinal Disorders",
    authors=[PersonName("Ciampa", "BP")],
    container_title="Gastroenterol Hepatol (N Y)",
    issued="2017",
    volume="13",
    issue="5",
    page="288-296",
)
GARLICK = csl.build(
    title="Assessment of the safety of glutamine and other amino acids",
    authors=[PersonName("Garlick", "PJ")],
    container_title="J Nutr",
    issued="2001",
)


def test_a_paper_without_doi_is_found_in_pubmed(registry_server: RegistryServer) -> None:
    found = registries(registry_server).search(CIAMPA)
    assert "28450817" in [csl.pmid(record.item) for record in found]


def test_a_paper_that_both_know_is_offered_once(registry_server: RegistryServer) -> None:
    found = registries(registry_server).search(GARLICK)
    dois = [csl.doi(record.item) for record in found]
    assert dois.count("10.1093/jn/131.9.2556s") == 1
    assert found[0].source == "Crossref"


@pytest.mark.parametrize(("down", "source"), [("/crossref", "PubMed"), ("/eutils", "Crossref")])
def test_one_registry_is_enough_to_search(
    registry_server: RegistryServer, down: str, source: str
) -> None:
    registry_server.fail(down, "500")
    found = registries(registry_server).search(GARLICK)
    assert {record.source for record in found} == {source}


def test_a_search_that_reached_nobody_is_a_fault(registry_server: RegistryServer) -> None:
    registry_server.fail("", "500")
    with pytest.raises(Unreachable):
        registries(registry_server).search(GARLICK)


def test_a_search_that_finds_nothing_alike_is_empty(registry_server: RegistryServer) -> None:
    assert registries(registry_server).search(csl.build(title="Zzyzx qwertz")) == ()


# Patience


def test_a_list_does_not_wait_for_a_silent_registry_more_than_once(
    registry_server: RegistryServer,
) -> None:
    registry_server.fail("/crossref", "drip")
    door = registries(registry_server)
    door._client.deadline = 0.5
    for doi in (KIM, SHAH, "10.3390/nu10111564"):
        assert door.fetch(Identifiers(doi=doi)).sources == "PubMed"
    assert len(registry_server.asked("/crossref")) == 1
