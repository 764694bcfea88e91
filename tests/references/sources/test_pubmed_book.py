"""Books and their chapters on the NCBI Bookshelf."""

from references import csl, formatting
from references.sources import pubmed_xml
from tests.references.sources.pubmed_records import element, registered


def test_a_whole_book_is_a_book() -> None:
    record = registered("99000040")
    assert record.item == {
        "type": "book",
        "title": "Molecular Biology of the Cell",
        "author": [
            {"family": "Alberts", "given": "Bruce"},
            {"family": "Johnson", "given": "Alexander"},
            {"family": "Lewis", "given": "Julian"},
            {"family": "Raff", "given": "Martin"},
            {"family": "Roberts", "given": "Keith"},
            {"family": "Walter", "given": "Peter"},
        ],
        "publisher": "Garland Science",
        "edition": "4th",
        "issued": {"date-parts": [[2002]]},
        "ISBN": "9780815332183",
        "PMID": "99000040",
        "URL": "https://www.ncbi.nlm.nih.gov/books/NBK21054/",
        "language": "en",
    }
    assert "4th ed" in formatting.entry(record.item).text


def test_a_chapter_has_its_own_authors_and_the_books_editors() -> None:
    record = registered("99000041")
    item = record.item
    assert (item["type"], item["title"]) == ("chapter", "Glutamine in the gut")
    assert csl.container_title(item) == "Amino Acids®"
    assert [name.full for name in csl.names(item)] == ["Cy Chapterman"]
    assert [name.full for name in csl.names(item, "editor")] == ["Ann Adams", "Bo Bell II"]
    assert (item["DOI"], csl.issued(item)) == ("10.5555/book.41", "2024-01")
    assert "ISBN" not in item
    assert record.kind == "narrative_review"
    assert csl.abstract(item) == "What the gut does with it."


def test_a_retracted_chapter_is_retracted() -> None:
    root = element(
        "<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>8</PMID><Book>"
        "<BookTitle>B.</BookTitle></Book>"
        "<PublicationType>Retracted Publication</PublicationType>"
        "</BookDocument></PubmedBookArticle></PubmedArticleSet>"
    )
    assert [notice.kind for notice in pubmed_xml.records(root)["8"].notices] == ["retraction"]
