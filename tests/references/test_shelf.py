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


def chapter(number: int, **more: object) -> dict[str, object]:
    return {
        "type": "chapter",
        "title": f"Chapter {number}",
        "author": [{"family": f"Writer{number}", "given": "W."}],
        "container-title": "A Book of Many Hands",
        "issued": {"date-parts": [[2019]]},
        "ISBN": "9783161484100",
        **more,
    }


def test_the_chapters_of_a_book_share_its_isbn_and_stay_apart() -> None:
    book = {**chapter(0), "type": "book", "title": "A Book of Many Hands"}
    items = [chapter(1), chapter(2), book]
    kept = [library.add(item) for item in items]
    assert [one.created for one in kept] == [True] * 3
    assert [library.add(item).reference for item in items] == [one.reference for one in kept]


def test_a_book_is_found_by_its_isbn() -> None:
    book = library.add({**chapter(0), "type": "book"}).reference
    again = {"type": "book", "title": "Under another title", "ISBN": "3-16-148410-X"}
    assert library.add(again).reference == book


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Nobody signed this", "issued": {"date-parts": [[2019]]}},
        {"title": "Nobody dated this", "author": [{"family": "Kim", "given": "M."}]},
        {"type": "book", "title": "Edited", "editor": [{"family": "Kim"}], "publisher": "Press"},
        {"title": "???", "author": [{"family": "Kim"}], "issued": {"date-parts": [[2019]]}},
        {"title": "Many hands", "author": [{"literal": "et al."}]},
    ],
    ids=lambda item: item["title"],
)
def test_what_cannot_be_told_by_its_words_is_found_when_all_of_it_is_the_same(
    item: dict[str, object],
) -> None:
    first = library.add(item)
    again = library.add(item)
    assert (again.reference, again.created) == (first.reference, False)
    other = library.add({**item, "page": "7"})
    assert other.created, "another page of the same journal may hold another editorial"
