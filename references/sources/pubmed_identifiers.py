"""Read the numbers PubMed gives with a paper or a book: identifiers, pages, article number."""

import re
from collections.abc import Callable, Iterable, Iterator

from references import identifiers
from references import pages as page_ranges
from references.identifiers import IdentifierError
from references.recognition import Identifiers
from references.sources.pubmed_text import plain, words
from references.sources.safe_xml import Element

# A publisher's item number that is printed where pages were: 1051, e02566-18, CD010050.
ARTICLE_NUMBER = re.compile(r"[A-Za-z]{0,3}[0-9]{1,8}(?:-[0-9]{1,4})?")


def of_article(article: Element) -> Identifiers:
    """Return the identifiers of a `PubmedArticle`, never those of the papers it cites."""
    listed = article.findall("PubmedData/ArticleIdList/ArticleId")
    located = article.findall("MedlineCitation/Article/ELocationID")
    return Identifiers(
        doi=_doi(listed, located),
        pmid=_first(identifiers.parse_pmid, [words(article, "MedlineCitation/PMID")]),
        pmcid=_first(identifiers.parse_pmcid, _typed(listed, "pmc")),
    )


def of_book(document: Element) -> Identifiers:
    """Return the identifiers of a `BookDocument`."""
    listed = document.findall("ArticleIdList/ArticleId")
    return Identifiers(
        doi=_doi(listed, document.findall("Book/ELocationID")),
        pmid=_first(identifiers.parse_pmid, [words(document, "PMID")]),
        isbn=_first(identifiers.parse_isbn, map(plain, document.findall("Book/Isbn"))),
    )


def bookshelf(document: Element) -> str:
    """Return the accession of a `BookDocument` on the NCBI Bookshelf (NBK1116), or ""."""
    return next(_typed(document.findall("ArticleIdList/ArticleId"), "bookaccession"), "")


def pages(paper: Element) -> str:
    """Return the pages whole: `288-96` and Start/End 288, 296 both give `288-296`."""
    printed = words(paper, "Pagination/MedlinePgn")
    first, last = words(paper, "Pagination/StartPage"), words(paper, "Pagination/EndPage")
    if not printed:
        printed = f"{first}-{last}" if first and last and first != last else first
    # Some records hold the DOI here, for want of pages.
    if identifiers.DOI.search(printed):
        return ""
    return "; ".join(page_ranges.expand(part) for part in printed.split(";"))


def article_number(paper: Element, doi: str) -> str:
    """Return the number that stands for pages; the end of the DOI repeated is none."""
    for number in _typed(paper.findall("ELocationID"), "pii", attribute="EIdType"):
        if ARTICLE_NUMBER.fullmatch(number) and not doi.endswith(f"/{number.lower()}"):
            return number
    return ""


def _doi(listed: Iterable[Element], located: Iterable[Element]) -> str:
    valid = [place for place in located if place.get("ValidYN") != "N"]
    candidates = [*_typed(listed, "doi"), *_typed(valid, "doi", attribute="EIdType")]
    return _first(identifiers.parse_doi, candidates)


def _typed(entries: Iterable[Element], scheme: str, attribute: str = "IdType") -> Iterator[str]:
    return (plain(entry) for entry in entries if entry.get(attribute) == scheme)


def _first(parse: Callable[[str], str], candidates: Iterable[str]) -> str:
    """Return the first candidate that is what it should be; a registry has typing errors too."""
    for candidate in filter(None, candidates):
        try:
            return parse(candidate)
        except IdentifierError:
            continue
    return ""
