"""Whether papers still stand; and “could not check” never reads as clear."""

import pytest

from references.recognition import Identifiers
from tests.references.sources.asking import Shelf, client, registries
from tests.registry_server.server import RegistryServer

SHAH = Identifiers(doi="10.3390/ani10020326", pmid="32092847")
KIM = Identifiers(doi="10.3390/ijms18051051", pmid="28498331")
CIAMPA = Identifiers(pmid="28450817", pmcid="PMC5402682")

# Who was asked about which paper, and what they announced.
ASKED = [
    (SHAH, ("Crossref", "PubMed"), {"retraction"}),
    (KIM, ("Crossref", "PubMed"), set()),
    (CIAMPA, ("PubMed",), set()),
    (Identifiers(pmcid="PMC5402682"), ("PubMed",), set()),
    (Identifiers(doi="10.1016/s0140-6736(97)11096-0"), ("Crossref",), {"correction", "retraction"}),
    (Identifiers(doi="10.1056/nejmoa2007621"), ("Crossref",), {"concern", "retraction"}),
    (Identifiers(doi="10.5555/comma,in,doi"), ("Crossref",), {"correction"}),
    (Identifiers(doi="10.5555/invented.111"), ("Crossref",), {"retraction", "reinstatement"}),
    (Identifiers(doi="10.5281/zenodo.5555555"), ("DataCite",), set()),
    (Identifiers(isbn="9780815332183"), ("Open Library",), set()),
    (Identifiers(doi="10.3390/ani11030905"), ("Crossref",), set()),
]


@pytest.mark.parametrize(("known", "asked", "kinds"), ASKED)
def test_every_paper_is_asked_about_where_it_is_known(
    registry_server: RegistryServer, known: Identifiers, asked: tuple[str, ...], kinds: set[str]
) -> None:
    (standing,) = registries(registry_server).standings([known])
    assert (standing.known, standing.asked, standing.faults) == (known, asked, ())
    assert {notice.kind for notice in standing.notices} == kinds
    assert [record.source for record in standing.records] == list(asked)


def test_a_notice_is_told_once_with_all_that_is_known_of_it(
    registry_server: RegistryServer,
) -> None:
    (standing,) = registries(registry_server).standings([SHAH])
    (notice,) = standing.notices
    assert (notice.doi, notice.pmid) == ("10.3390/ani11030905", "99000001")
    assert notice.citation == "Animals. 2021;11(3):905"


def test_a_notice_that_the_paper_does_not_name_is_found_by_its_own_record(
    registry_server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.registry_server import crossref

    silent = {doi: {**work, "updated-by": []} for doi, work in crossref.works().items()}
    silent[SHAH.doi]["title"] = ["Glutamine Metabolism and Its Role in Immunity"]
    monkeypatch.setattr(crossref, "works", lambda: silent)
    (standing,) = registries(registry_server).standings([Identifiers(doi=SHAH.doi)])
    assert [notice.doi for notice in standing.notices] == ["10.3390/ani11030905"]


def test_papers_come_back_in_their_order(registry_server: RegistryServer) -> None:
    papers = [CIAMPA, SHAH, Identifiers(doi="10.5555/none"), KIM] * 12
    found = [standing.known for standing in registries(registry_server).standings(papers)]
    assert found == papers


def test_many_papers_take_few_questions(registry_server: RegistryServer) -> None:
    papers = [SHAH, KIM, *(Identifiers(doi=f"10.3390/{n}") for n in ("nu10111564", "nu13062073"))]
    list(registries(registry_server).standings(papers))
    assert len(registry_server.requests) == 3, "records, notices, PubMed"


def test_nothing_is_asked_before_it_is_wanted(registry_server: RegistryServer) -> None:
    standings = registries(registry_server).standings(iter([SHAH] * 40))
    assert registry_server.requests == []
    next(standings)
    assert len(registry_server.requests) == 3


# Who could not be asked

SILENT = [
    # what fails, who still answered about Shah 2020, whether the retraction is known
    ("/crossref", ("PubMed",), True),
    ("/eutils", ("Crossref",), True),
    ("filter=updates", ("Crossref", "PubMed"), True),
    ("", (), False),
]


@pytest.mark.parametrize(("down", "asked", "known"), SILENT)
def test_who_gave_no_answer_is_not_among_those_asked(
    registry_server: RegistryServer, down: str, asked: tuple[str, ...], known: bool
) -> None:
    registry_server.fail(down, "500")
    (standing,) = registries(registry_server).standings([SHAH])
    assert standing.asked == asked
    assert standing.faults
    assert bool(standing.notices) is known


UNANSWERABLE = [
    (Identifiers(), "no registry can be asked"),
    (Identifiers(doi="10.5555/none"), "Neither Crossref nor DataCite knows the DOI 10.5555/none"),
    (Identifiers(pmid="77777777"), "PubMed knows no paper with the PMID 77777777"),
    (Identifiers(pmcid="PMC7777777"), "PubMed Central does not have PMC7777777"),
    (Identifiers(isbn="9780000000002"), "Open Library knows no book"),
]


@pytest.mark.parametrize(("known", "words"), UNANSWERABLE)
def test_a_paper_that_nobody_knows_was_not_checked(
    registry_server: RegistryServer, known: Identifiers, words: str
) -> None:
    (standing,) = registries(registry_server).standings([known])
    assert standing.asked == ()
    assert words in " ".join(standing.faults)


def test_one_unknown_paper_takes_nothing_from_the_others(registry_server: RegistryServer) -> None:
    _, shah = registries(registry_server).standings([Identifiers(doi="10.5555/none"), SHAH])
    assert shah.asked == ("Crossref", "PubMed")
    assert shah.faults == ()


def test_without_network_every_paper_has_a_fault_and_none_an_exception(
    registry_server: RegistryServer, closed_port: str
) -> None:
    names = ("crossref", "datacite", "open_library", "pubmed", "id_converter")
    nowhere = registries(registry_server, **dict.fromkeys(names, closed_port))
    found = list(nowhere.standings([known for known, _, _ in ASKED]))
    assert [standing.asked for standing in found] == [()] * len(ASKED)
    assert all(standing.faults for standing in found)


def test_only_todays_answer_counts(registry_server: RegistryServer) -> None:
    from references.sources.registries import Registries
    from tests.references.sources.asking import addresses

    kept = client(cache=Shelf())
    door = Registries(addresses(registry_server), client=kept, fresh=client())
    for _ in range(2):
        list(door.standings([SHAH]))
    assert len(registry_server.asked("filter=doi:")) == 2
