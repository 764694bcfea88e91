"""What is known of a paper, in PubMed's words."""

import pytest

from references import csl
from references.csl import PersonName
from references.sources import pubmed_queries

CIAMPA = csl.build(
    title="The Emerging Therapeutic Role of Medical Foods",
    authors=[PersonName("Ciampa", "Brian P."), PersonName("Reyes Ramos", "Emmanuel")],
    container_title_short="Gastroenterol Hepatol (N Y)",
    issued="2017-02",
    volume="13",
    issue="2",
    page="104-115",
)


def test_a_citation_is_one_line_for_ecitmatch() -> None:
    line = "Gastroenterol Hepatol (N Y)|2017|13|104|Ciampa BP|ours|"
    assert pubmed_queries.citation(CIAMPA) == line


@pytest.mark.parametrize("missing", ["container-title-short", "issued"])
def test_a_citation_needs_journal_and_year(missing: str) -> None:
    known = {name: value for name, value in CIAMPA.items() if name != missing}
    assert pubmed_queries.citation(known) == ""


def test_a_citation_needs_volume_or_page() -> None:
    known = {name: value for name, value in CIAMPA.items() if name not in ("volume", "page")}
    assert pubmed_queries.citation(known) == ""


def test_a_bar_or_a_line_end_in_a_field_cannot_make_another_field() -> None:
    item = csl.build(title="T", container_title="A|B\r\nC", issued="2017", volume="1|2")
    assert pubmed_queries.citation(item) == "A B C|2017|1 2|||ours|"


def test_terms_go_from_the_title_to_author_journal_and_year() -> None:
    assert list(pubmed_queries.terms(CIAMPA)) == [
        "emerging[ti] AND therapeutic[ti] AND role[ti] AND medical[ti] AND foods[ti]",
        'Ciampa BP[au] AND 2017[dp] AND "Gastroenterol Hepatol (N Y)"[ta]',
    ]


def test_nothing_known_asks_nothing() -> None:
    assert list(pubmed_queries.terms({})) == []
    assert list(pubmed_queries.terms({"title": "The and of"})) == []


@pytest.mark.parametrize(
    ("given", "author"),
    [("BP", "Ciampa BP"), ("B. P.", "Ciampa BP"), ("Jean-Luc", "Ciampa JL"), ("", "Ciampa")],
)
def test_an_author_is_written_with_initials(given: str, author: str) -> None:
    item = {**CIAMPA, "author": [{"family": "Ciampa", "given": given}]}
    assert pubmed_queries.citation(item).split("|")[4] == author


def test_a_group_is_no_author_to_search_by() -> None:
    item = {**CIAMPA, "author": [{"literal": "PREDIMED Study Investigators"}]}
    assert pubmed_queries.citation(item).split("|")[4] == ""


def test_identifiers_are_searched_for_as_such() -> None:
    assert pubmed_queries.identifier(doi="10.1016/s0140-6736(97)11096-0") == (
        '"10.1016/s0140-6736(97)11096-0"[doi]'
    )
    assert pubmed_queries.identifier(pmcid="PMC5402682") == "PMC5402682[pmcid]"
    assert pubmed_queries.identifier(doi='10.1/a"b') == '"10.1/a b"[doi]'
