"""Who wrote a letter and when it appeared, in words."""

import msgspec
import pytest

from articles.content import Content, Person
from articles.rendering.bylines import byline, long_date, reviewed, signature, updated
from tests.articles.jsonld.letters import BRAND, WRITER, bare_imprint, imprint, minimal


@pytest.mark.parametrize(
    ("stamp", "words"),
    [
        # The offset is the brand's, so the day is the one written, whatever it is in UTC.
        ("2026-05-22T23:30:00-05:00", "May 22, 2026"),
        ("2026-01-01T00:10:00+13:00", "January 1, 2026"),
        ("2026-12-09", "December 9, 2026"),
        ("", ""),
    ],
)
def test_a_day_is_the_one_in_the_stamp(stamp: str, words: str) -> None:
    assert long_date(stamp) == words


def by(*names: str) -> Content:
    people = tuple(Person(slug=name.lower(), name=name) for name in names)
    return msgspec.structs.replace(minimal(), authors=people)


@pytest.mark.parametrize(
    ("names", "line"),
    [
        ((), ""),
        (("Ada",), "By Ada"),
        (("Ada", "Bo"), "By Ada and Bo"),
        (("Ada", "Bo", "Cy"), "By Ada, Bo and Cy"),
    ],
)
def test_a_byline_names_everybody(names: tuple[str, ...], line: str) -> None:
    assert byline(by(*names)) == line


def test_a_signature_tells_the_firm_of_its_own_people_only() -> None:
    assert signature(WRITER, BRAND) == "Inês Duarte, PharmD, Co-founder, Birch & Brook"
    guest = msgspec.structs.replace(WRITER, works_for_brand=False)
    assert signature(guest, BRAND) == "Inês Duarte, PharmD, Co-founder"


def test_a_letter_that_never_changed_has_no_second_date() -> None:
    assert updated(imprint()) == "Updated June 3, 2026"
    assert updated(bare_imprint()) == ""


def test_a_review_needs_a_name_and_a_day() -> None:
    assert reviewed(imprint()) == "Reviewed by Dr. Tom Okafor on June 3, 2026"
    assert reviewed(bare_imprint()) == ""
