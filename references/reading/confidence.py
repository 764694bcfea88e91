"""
Say how sure each field of a typed reference is: 1 is certain, 0 a guess in the dark.

The figures are set by hand; tests hold them to the order that matters: in the tables of hard
references, fields that count as sure are right more often than the others. A screen marks those
below `DOUBTFUL`.
"""

from collections.abc import Iterator

from references import csl
from references.reading.author_list import AuthorList
from references.reading.source_line import SourceLine
from references.reading.works import Works

DOUBTFUL = 0.8
"""Below this a person should look at the field."""


def of_fields(
    item: csl.Item, *, authors: AuthorList | None, source: SourceLine, works: Works
) -> dict[str, float]:
    """Return a figure for every field of `item` that was read, under our names of fields."""
    read = {
        **dict(_people(item, authors)),
        **dict(_works(item, authors, works)),
        **dict(_source(source, works)),
        **dict(_identifiers(item)),
    }
    return {field: sure for field, sure in read.items() if sure}


def _people(item: csl.Item, authors: AuthorList | None) -> Iterator[tuple[str, float]]:
    sure = 0.97
    if authors and (authors.guessed or (len(authors.names) == 1 and authors.names[0].literal)):
        sure = 0.7
    elif authors and authors.et_al:
        # What stands there is right; what is missing is not.
        sure = 0.5
    if csl.names(item):
        yield "authors", sure
    if csl.names(item, "editor"):
        yield "editors", min(sure, 0.95) if authors and authors.editors else 0.95


def _works(item: csl.Item, authors: AuthorList | None, works: Works) -> Iterator[tuple[str, float]]:
    placed = bool(csl.volume(item) or csl.page(item) or csl.publisher(item))
    sure = 0.96 if authors and (works.container or placed) else 0.7
    if csl.title(item):
        yield "title", 0.6 if works.pieced else sure
    if works.container:
        yield "container_title", 0.6 if works.pieced else sure if placed else 0.75
    if works.edition:
        yield "edition", 0.95
    told = csl.type_(item) != "article-journal"
    yield "type", 0.9 if placed else 0.75 if told or works.container else 0.4


def _source(source: SourceLine, works: Works) -> Iterator[tuple[str, float]]:
    sure = 0.75 if source.loose else 0.97
    yield "issued", (sure if source.issued else 0)
    yield "volume", (sure if source.volume else 0)
    yield "issue", (sure if source.issue else 0)
    yield "page", (sure if source.page or works.page else 0)
    yield "publisher", (0.9 if source.publisher or works.publisher else 0)


def _identifiers(item: csl.Item) -> Iterator[tuple[str, float]]:
    known = csl.identifiers(item)
    for scheme, sure in (("doi", 0.98), ("pmid", 0.98), ("pmcid", 0.98), ("isbn", 0.99)):
        yield scheme, (sure if getattr(known, scheme) else 0)
    yield "url", (0.95 if csl.url(item) else 0)
