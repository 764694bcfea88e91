"""One question to the database for any number of papers."""

import pytest
from pytest_django import DjangoAssertNumQueries

from references import citation_keys, csl, library
from references.shelf import Shelf
from tests.references import papers

pytestmark = pytest.mark.django_db


def test_eight_papers_are_found_with_one_question(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    kept = [library.add(item).reference for item in papers.PAPERS]
    drafts = [library.draft_of(item) for item in papers.PAPERS]
    names = [csl.names(item) for item in papers.PAPERS]
    for draft in drafts:
        draft.normalise()
    with django_assert_num_queries(2):  # papers, people
        shelf = Shelf(drafts)
        found = [shelf.find(*one) for one in zip(drafts, names, strict=True)]
    assert found == kept


def test_an_empty_shelf_finds_nothing() -> None:
    draft = library.draft_of(papers.KIM)
    draft.normalise()
    assert Shelf([]).find(draft, ()) is None


def test_two_papers_that_want_one_key_get_two() -> None:
    keys = citation_keys.Keys([("wanted", papers.KIM), ("wanted", papers.KIM)])
    taken = [keys.take("wanted", papers.KIM), keys.take("wanted", papers.KIM)]
    assert taken == ["wanted", "kim-2017"]
