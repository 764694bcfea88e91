"""The numbers PubMed gives: identifiers, pages, article numbers."""

import pytest

from references.sources import pubmed_identifiers
from tests.references.sources.pubmed_records import element, paper


@pytest.mark.parametrize(
    ("inside", "page"),
    [
        ("<MedlinePgn>288-96</MedlinePgn>", "288-296"),
        ("<MedlinePgn>2556S-61S</MedlinePgn>", "2556S-2561S"),
        ("<MedlinePgn>264-9, W64</MedlinePgn>", "264-269, W64"),
        ("<MedlinePgn>S3-9; discussion S10</MedlinePgn>", "S3-S9; discussion S10"),
        ("<MedlinePgn>e0123456</MedlinePgn>", "e0123456"),
        ("<StartPage>104</StartPage><EndPage>115</EndPage>", "104-115"),
        ("<StartPage>104</StartPage><EndPage>15</EndPage>", "104-115"),
        ("<StartPage>7</StartPage><EndPage>7</EndPage>", "7"),
        ("<StartPage>1051</StartPage>", "1051"),
        ("<StartPage>1</StartPage><EndPage>9</EndPage><MedlinePgn>1-9</MedlinePgn>", "1-9"),
        ("<MedlinePgn>10.1186/1475-2891-9-1</MedlinePgn>", ""),
        ("", ""),
    ],
)
def test_pages_are_written_whole(inside: str, page: str) -> None:
    article = element(f"<Article><Pagination>{inside}</Pagination></Article>")
    assert pubmed_identifiers.pages(article) == page


@pytest.mark.parametrize(
    ("pii", "doi", "number"),
    [
        ("1051", "10.3390/ijms18051051", "1051"),
        ("e02566-18", "10.1128/mbio.02566-18", "e02566-18"),
        ("E555", "10.3390/nu11030555", "E555"),
        ("123", "10.3389/fimmu.2020.00123", "123"),
        ("CD010050", "10.1002/14651858.cd010050", "CD010050"),
        ("ijms18051051", "10.3390/ijms18051051", ""),
        ("nu11030555", "10.3390/nu11030555", ""),
        ("S0140-6736(20)30183-5", "10.1016/s0140-6736(20)30183-5", ""),
        ("2023.08.01.551234", "10.1101/2023.08.01.551234", ""),
        ("0092867493905296", "10.1016/0092-8674(93)90529-6", ""),
        ("NEJMoa2007621", "10.1056/nejmoa2007621", ""),
    ],
)
def test_only_what_is_printed_for_a_page_is_an_article_number(
    pii: str, doi: str, number: str
) -> None:
    article = element(f'<Article><ELocationID EIdType="pii">{pii}</ELocationID></Article>')
    assert pubmed_identifiers.article_number(article, doi) == number


def test_a_doi_is_stored_in_lower_case_whatever_holds_it() -> None:
    listed = (
        '<ArticleIdList><ArticleId IdType="doi">10.1093/jn/131.9.2556S</ArticleId></ArticleIdList>'
    )
    located = '<ELocationID EIdType="doi" ValidYN="Y">10.1093/jn/131.9.2556S</ELocationID>'
    assert paper("", data=listed).item["DOI"] == "10.1093/jn/131.9.2556s"
    assert paper(located).item["DOI"] == "10.1093/jn/131.9.2556s"


def test_a_doi_that_pubmed_calls_invalid_or_that_is_none_is_left_out() -> None:
    wrong = (
        '<ELocationID EIdType="doi" ValidYN="N">10.1000/wrong</ELocationID>'
        '<ELocationID EIdType="doi">not a doi</ELocationID>'
    )
    assert "DOI" not in paper(wrong).item


def test_brackets_and_angles_of_an_old_doi_survive() -> None:
    old = "10.1002/(SICI)1099-1492(199812)12:8&lt;501::AID-NBM554&gt;3.0.CO;2-2"
    item = paper(f'<ELocationID EIdType="doi">{old}</ELocationID>').item
    assert item["DOI"] == "10.1002/(sici)1099-1492(199812)12:8<501::aid-nbm554>3.0.co;2-2"
