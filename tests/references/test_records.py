"""A record is written field by field, and what it cannot hold stays out."""

import pytest

from references import csl, library, records
from references.fields import Value
from references.models import Reference
from tests.references import papers

pytestmark = pytest.mark.django_db


def test_a_record_says_field_by_field_what_its_item_says() -> None:
    cordova = library.add(papers.CORDOVA).reference
    said = records.values(cordova)
    assert (said["volume"], said["editors"]) == ("13", [])
    assert said["authors"] == papers.CORDOVA["author"]


def test_changes_are_saved_with_the_people_and_what_the_record_is_found_by() -> None:
    kim = library.add(papers.KIM).reference
    changes: dict[str, Value] = {
        "title": "Another  title",
        "authors": [{"family": "Pérez", "given": "D"}, {"literal": "et al."}],
    }
    assert records.put(kim, changes) == changes
    row = Reference.objects.get()
    assert (row.title, row.title_key) == ("Another title", "anothertitle")
    assert [name.family for name in row.names()] == ["Pérez"]
    assert list(Reference.objects.search("perez another")) == [row]


@pytest.mark.parametrize(
    "changes",
    [
        {"volume": "9" * 200},
        {"type": "song"},
        {"issued": "2017-13"},
        {"isbn": "123"},
        {"url": "not an address"},
        {"title": ""},
        {"authors": [{"family": "x" * 300}]},
        {"volume": "9" * 200, "isbn": "123"},
    ],
)
def test_what_does_not_fit_stays_out_and_the_rest_is_kept(changes: dict[str, Value]) -> None:
    kim = library.add(papers.KIM).reference
    assert records.put(kim, {**changes, "issue": "7"}) == {"issue": "7"}
    row = Reference.objects.get()
    assert (row.issue, row.csl()) == ("7", {**papers.KIM, "issue": "7"})


def test_the_identifier_of_another_record_stays_there() -> None:
    shah = library.add(papers.SHAH).reference
    kim = library.add(papers.KIM).reference
    assert records.put(kim, {"doi": shah.doi, "pmid": "5"}) == {"pmid": "5"}
    assert kim.doi == csl.doi(papers.KIM)
    assert records.twin(kim, {"doi": shah.doi}) == shah
    assert records.twin(kim, {"doi": kim.doi, "pmid": ""}) is None


def test_a_chapter_may_have_the_isbn_of_its_book_and_a_second_book_may_not() -> None:
    isbn = "9783161484100"
    library.add({"type": "book", "title": "A book", "ISBN": isbn})
    part = library.add({"type": "chapter", "title": "A chapter"}).reference
    assert records.put(part, {"isbn": isbn}) == {"isbn": isbn}
    assert records.put(part, {"type": "book"}) == {}, "the book has this number"
    other = library.add({"type": "book", "title": "Another book"}).reference
    assert records.put(other, {"isbn": isbn}) == {}
