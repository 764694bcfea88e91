"""
Read what PubMed's efetch answers: a `PubmedArticleSet` of papers and books, or an error.
"""

import re
from collections.abc import Callable, Iterator

from references import csl
from references.sources import pubmed_article, pubmed_book
from references.sources.pubmed_text import plain
from references.sources.record import Record
from references.sources.safe_xml import Element, unreadable

SOURCE = "PubMed"
SETS = {"PubmedArticleSet", "PubmedBookArticleSet"}
# “ID list is empty! Possibly it has no correct IDs.”, “cannot get document summary” and the like.
NOTHING_FOUND = re.compile(r"\bempty\b|no correct ids|cannot get document summary", re.I)
READERS: dict[str, Callable[[Element], Record | None]] = {
    "PubmedArticle": pubmed_article.record,
    "PubmedBookArticle": pubmed_book.record,
}


def records(root: Element) -> dict[str, Record]:
    """
    Return the records of an answer by PMID, in the order they came.

    A paper PubMed does not know is left out of its answer; so is, here, one without title.
    Raise `Malformed` for another kind of document, such as an error page.
    """
    if root.tag == "eFetchResult" and NOTHING_FOUND.search(plain(root)):
        return {}
    if root.tag not in SETS:
        raise unreadable(SOURCE, "it is not a list of papers")
    return {csl.pmid(record.item): record for record in _read(root)}


def _read(root: Element) -> Iterator[Record]:
    for element in root:
        reader = READERS.get(str(element.tag))
        if reader and (record := reader(element)):
            yield record
