"""efetch's whole answer: papers and books together, or no such thing."""

import pytest

from references import csl
from references.sources import pubmed_xml
from references.sources.record import Malformed
from tests.references.sources.pubmed_records import element

NAMELESS = (
    "<PubmedArticle><MedlineCitation><PMID>1</PMID><Article/></MedlineCitation></PubmedArticle>"
)
NUMBERLESS = (
    "<PubmedArticle><MedlineCitation><Article><ArticleTitle>T.</ArticleTitle></Article>"
    "</MedlineCitation></PubmedArticle>"
)
PAPER = (
    "<PubmedArticle><MedlineCitation><PMID>2</PMID><Article><ArticleTitle>T.</ArticleTitle>"
    "</Article></MedlineCitation></PubmedArticle>"
)
BOOK = (
    "<PubmedBookArticle><BookDocument><PMID>3</PMID><Book><BookTitle>B.</BookTitle></Book>"
    "</BookDocument></PubmedBookArticle>"
)


def test_papers_and_books_come_by_number_in_the_order_sent() -> None:
    records = pubmed_xml.records(element(f"<PubmedArticleSet>{BOOK}{PAPER}</PubmedArticleSet>"))
    assert [(pmid, csl.title(record.item)) for pmid, record in records.items()] == [
        ("3", "B"),
        ("2", "T"),
    ]


@pytest.mark.parametrize(
    "odd",
    [NAMELESS, NUMBERLESS, "<DeleteCitation><PMID>2</PMID></DeleteCitation>", "<PubmedArticle/>"],
)
def test_an_entry_that_is_no_record_costs_only_itself(odd: str) -> None:
    records = pubmed_xml.records(element(f"<PubmedArticleSet>{odd}{PAPER}</PubmedArticleSet>"))
    assert list(records) == ["2"]


def test_an_empty_set_holds_nothing() -> None:
    assert pubmed_xml.records(element("<PubmedArticleSet></PubmedArticleSet>")) == {}


@pytest.mark.parametrize(
    "words",
    [
        "ID list is empty! Possibly it has no correct IDs.",
        "Empty result - nothing to do",
        "UID=99999999: cannot get document summary",
    ],
)
def test_an_error_that_says_nothing_was_found_is_an_answer(words: str) -> None:
    root = element(f"<eFetchResult><ERROR>{words}</ERROR></eFetchResult>")
    assert pubmed_xml.records(root) == {}


def test_another_error_says_nothing_about_the_papers() -> None:
    root = element("<eFetchResult><ERROR>Unable to obtain query #1</ERROR></eFetchResult>")
    with pytest.raises(Malformed):
        pubmed_xml.records(root)


@pytest.mark.parametrize("page", ["<html><body>Sorry</body></html>", "<eSearchResult/>"])
def test_another_document_is_malformed(page: str) -> None:
    with pytest.raises(Malformed):
        pubmed_xml.records(element(page))
