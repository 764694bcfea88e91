"""Whatever a format can hold comes back from it as it went in."""

import io
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from references import csl
from references.exchange import formats
from references.exchange.formats import BIBTEX, CSL_JSON, FORMATS, NBIB, RIS
from references.exchange.nbib import TYPES as NBIB_TYPES
from references.exchange.row import Row
from tests.references import papers
from tests.references.exchange.items import items

IN_NBIB = ("article-journal", "book", "chapter", *NBIB_TYPES.values())
"""PubMed has no web pages, films or magazines."""


def back(item: csl.Item, format_: formats.Format) -> csl.Item:
    """Write one item and read it again."""
    [row] = formats.loads(formats.dumps([item], format_), format_)
    assert not row.error
    assert row.item is not None
    return row.item


def without(item: csl.Item, *fields: str) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name not in fields}


@given(items())
def test_csl_json_holds_everything(item: csl.Item) -> None:
    assert back(item, CSL_JSON) == item


@given(items())
def test_bibtex_holds_everything(item: csl.Item) -> None:
    assert back(item, BIBTEX) == item


@given(items())
def test_ris_holds_everything_but_a_books_series_and_an_articles_edition(item: csl.Item) -> None:
    missing = {
        "book": ("container-title", "container-title-short"),
        "article-journal": ("edition",),
    }
    lost = missing.get(item["type"], ())
    assert back(item, RIS) == without(item, *lost)


@given(items(types=IN_NBIB))
def test_nbib_holds_all_that_pubmed_knows(item: csl.Item) -> None:
    # PubMed knows a chapter by its book.
    assume(item["type"] != "chapter" or item.get("container-title"))
    lost = ["id", "URL"]
    if item["type"] == "book":
        lost.append("container-title")
    elif item["type"] != "chapter":
        lost.append("publisher")
    assert back(item, NBIB) == without(item, *lost)


@given(st.lists(items(types=IN_NBIB), max_size=5), st.sampled_from(sorted(FORMATS)))
def test_as_many_come_back_as_went_in(several: list[csl.Item], name: str) -> None:
    rows = formats.loads(formats.dumps(several, name), name)
    assert [csl.title(row.item or {}) for row in rows] == [csl.title(item) for item in several]


@given(st.lists(items(), min_size=1, max_size=4), st.sampled_from(sorted(FORMATS)))
def test_what_was_read_is_written_the_same_again(several: list[csl.Item], name: str) -> None:
    once = formats.dumps(several, name)
    read = [row.item or {} for row in formats.loads(once, name)]
    again = formats.dumps(read, name)
    assert formats.dumps([row.item or {} for row in formats.loads(again, name)], name) == again


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_eight_papers_are_told_and_read_in_every_format(name: str) -> None:
    stream = io.BytesIO(formats.dumps(papers.PAPERS, name).encode())
    rows: list[Row] = list(formats.read(stream, name="unnamed"))
    assert [csl.identifiers(row.item or {}) for row in rows] == [
        csl.identifiers(item) for item in papers.PAPERS
    ]
    assert [csl.names(row.item or {}) for row in rows] == [csl.names(p) for p in papers.PAPERS]
    assert [csl.issued(row.item or {}) for row in rows] == [csl.issued(p) for p in papers.PAPERS]
