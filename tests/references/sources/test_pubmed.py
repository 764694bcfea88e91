"""PubMed asked over HTTP: records by number, numbers by anything else."""

import pytest

from references import csl
from references.csl import PersonName
from references.sources.client import Client
from references.sources.pubmed import PubMed
from references.sources.record import Fault, Malformed, NotFound, Unreachable
from tests.references.sources.saying import Saying
from tests.registry_server.server import RegistryServer

CIAMPA = csl.build(
    title="The Emerging Therapeutic Role of Medical Foods for Gastrointestinal Disorders",
    authors=[PersonName("Ciampa", "BP")],
    container_title_short="Gastroenterol Hepatol (N Y)",
    issued="2017",
    volume="13",
    page="104",
)


class Kept:
    """A cache as the client asks for."""

    def __init__(self) -> None:
        self.values: dict[str, object] = {}

    def get(self, key: str) -> object:
        return self.values.get(key)

    def set(self, key: str, value: object, timeout: int) -> None:
        self.values[key] = value


def client(**options: object) -> Client:
    quick = {"contact": "shelf@example.org", "timeout": 0.3, "deadline": 0.8}
    return Client(**{**quick, "sleep": lambda seconds: None, **options})  # type: ignore[arg-type]


@pytest.fixture
def pubmed(registry_server: RegistryServer) -> PubMed:
    return PubMed(client(), registry_server.address("eutils"))


def test_a_paper_comes_by_its_number(pubmed: PubMed) -> None:
    record = pubmed.fetch("28450817")
    assert csl.pmcid(record.item) == "PMC5402682"
    assert record.kind == "narrative_review"


def test_we_say_who_asks(pubmed: PubMed, registry_server: RegistryServer) -> None:
    pubmed.fetch("28450817")
    (request,) = registry_server.asked("efetch")
    assert request.query["tool"] == ["lanfam-cms"]
    assert request.query["email"] == ["shelf@example.org"]
    assert "mailto:shelf@example.org" in request.headers["User-Agent"]


def test_without_a_contact_no_half_introduction_is_made(registry_server: RegistryServer) -> None:
    PubMed(client(contact=""), registry_server.address("eutils")).fetch("28450817")
    (request,) = registry_server.asked("efetch")
    assert not {"tool", "email"} & set(request.query)


def test_an_unknown_number_is_not_found(pubmed: PubMed) -> None:
    with pytest.raises(NotFound, match="no paper with the number 12345"):
        pubmed.fetch("12345")


def test_many_papers_come_with_one_question(
    pubmed: PubMed, registry_server: RegistryServer
) -> None:
    found = pubmed.fetch_many(["28450817", "12345", "32092847", "28450817", "99000040"])
    assert list(found) == ["28450817", "32092847", "99000040"]
    assert [notice.kind for notice in found["32092847"].notices] == ["retraction"]
    assert len(registry_server.asked("efetch")) == 1


def test_more_than_two_hundred_are_asked_for_in_batches(
    pubmed: PubMed, registry_server: RegistryServer
) -> None:
    numbers = [str(number) for number in range(1, 450)]
    assert list(pubmed.fetch_many([*numbers, "28450817"])) == ["28450817"]
    asked = [request.query["id"][0].count(",") + 1 for request in registry_server.asked("efetch")]
    assert asked == [200, 200, 50]


def test_no_numbers_ask_nothing(pubmed: PubMed, registry_server: RegistryServer) -> None:
    assert pubmed.fetch_many([]) == {}
    assert registry_server.asked() == []


FAULTS = """
500             Unreachable
503             Unreachable
429             Unreachable
429:60          Unreachable
404             Unreachable
timeout         Unreachable
drip            Unreachable
truncated       Malformed
cut off         Malformed
html            Malformed
charset         Malformed
empty           Malformed
redirect        Malformed
dropped         Malformed
"""


@pytest.mark.parametrize("row", FAULTS.strip().splitlines())
def test_a_registry_that_fails_says_nothing_about_its_papers(
    row: str, pubmed: PubMed, registry_server: RegistryServer
) -> None:
    """Of 34204359, whose authors have accents: a wrong charset must not slip through."""
    how, expected = row.rsplit(maxsplit=1)
    registry_server.fail("efetch", how.strip())
    with pytest.raises({"Unreachable": Unreachable, "Malformed": Malformed}[expected]) as fault:
        pubmed.fetch_many(["34204359"])
    assert fault.value.source == "PubMed"
    assert "PubMed" in str(fault.value)


def test_a_wrong_address_is_not_taken_for_an_unknown_paper(
    registry_server: RegistryServer,
) -> None:
    misled = PubMed(client(), f"{registry_server.url}/elsewhere")
    with pytest.raises(Unreachable, match="PUBMED_URL"):
        misled.fetch_many(["28450817"])


@pytest.mark.parametrize(
    ("doi", "pmid"),
    [
        ("10.3390/ani10020326", "32092847"),
        ("10.1016/s0140-6736(97)11096-0", "9500320"),
        ("10.1002/(sici)1099-1492(199812)12:8<501::aid-nbm554>3.0.co;2-2", "99000014"),
    ],
)
def test_a_number_is_found_by_doi(doi: str, pmid: str, pubmed: PubMed) -> None:
    assert pubmed.find_pmid(doi=doi) == pmid


def test_a_doi_pubmed_leaves_out_is_not_found(pubmed: PubMed) -> None:
    with pytest.raises(NotFound, match=r"10\.9999/nowhere"):
        pubmed.find_pmid(doi="10.9999/nowhere")


@pytest.mark.parametrize(
    "warning",
    [
        {"errorlist": {"phrasesnotfound": ["10.9999/nowhere"]}},
        {"warninglist": {"quotedphrasesnotfound": ['"10.9999/nowhere"']}},
    ],
)
def test_what_matches_the_rest_of_a_question_is_not_the_paper(warning: dict[str, object]) -> None:
    told = PubMed(Saying({"esearchresult": {"idlist": ["28450817"], **warning}}), "")
    with pytest.raises(NotFound):
        told.find_pmid(doi="10.9999/nowhere")


def test_a_number_is_found_by_pmcid(pubmed: PubMed) -> None:
    assert pubmed.find_pmid(pmcid="PMC5402682") == "28450817"


def test_a_number_is_found_by_citation(pubmed: PubMed, registry_server: RegistryServer) -> None:
    assert pubmed.find_pmid(item=CIAMPA) == "28450817"
    assert not registry_server.asked("esearch")


def test_a_wrong_page_is_made_up_for_by_the_title(pubmed: PubMed) -> None:
    assert pubmed.find_pmid(item={**CIAMPA, "page": "288-296"}) == "28450817"


def test_a_wrong_title_is_made_up_for_by_author_journal_and_year(pubmed: PubMed) -> None:
    typed = {**CIAMPA, "page": "288", "title": "Emerging Role for Supplements in the Gut"}
    assert [csl.pmid(record.item) for record in pubmed.search(typed)] == ["28450817"]


def test_several_that_fit_are_offered_but_none_is_chosen(pubmed: PubMed) -> None:
    item = {"title": "Glutamine immunity"}
    assert {csl.pmid(record.item) for record in pubmed.search(item)} >= {"32092847"}
    with pytest.raises(NotFound, match="several papers"):
        pubmed.find_pmid(item={"title": "Glutamine"})


def test_a_search_gives_no_more_than_asked(pubmed: PubMed) -> None:
    assert len(pubmed.search({"title": "glutamine"}, rows=2)) == 2


def test_a_search_that_finds_nothing_is_no_fault(pubmed: PubMed) -> None:
    assert pubmed.search({"title": "Nothing of that kind anywhere"}) == ()
    assert pubmed.search({}) == ()


@pytest.mark.parametrize("program", ["ecitmatch", "esearch", "efetch"])
@pytest.mark.parametrize("how", ["500", "html", "empty", "truncated", "timeout"])
def test_a_search_that_fails_is_a_fault_and_no_empty_result(
    how: str, program: str, pubmed: PubMed, registry_server: RegistryServer
) -> None:
    registry_server.fail(program, how)
    typed = CIAMPA if program == "ecitmatch" else {"title": csl.title(CIAMPA)}
    with pytest.raises(Fault):
        pubmed.search(typed)


def test_an_answer_is_kept_and_a_fault_is_not(registry_server: RegistryServer) -> None:
    kept = PubMed(client(cache=Kept()), registry_server.address("eutils"))
    registry_server.fail("efetch", "html", times=1)
    with pytest.raises(Malformed):
        kept.fetch("28450817")
    assert kept.fetch("28450817") == kept.fetch("28450817")
    assert len(registry_server.asked("efetch")) == 2
