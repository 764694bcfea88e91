"""What a record and a registry do not agree on stays open until a person decides."""

from datetime import UTC, datetime, timedelta

import pytest

from references import library
from references.comparing import comparison
from references.models import Difference, Reference
from references.verification import differing
from tests.references import papers

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)


@pytest.fixture
def kim() -> Reference:
    return library.add(papers.KIM).reference


def show(kim: Reference, now: datetime = NOW, **registered: object) -> list[str]:
    """Show what differs from the record with `registered` changes; returns the fields of news."""
    differ = comparison.differences(kim.csl(), {**papers.KIM, **registered})
    return [row.field for row in differing.show(kim, differ, source="Crossref", now=now)]


def test_the_same_question_is_asked_once(kim: Reference) -> None:
    assert show(kim, volume="19") == ["volume"]
    assert show(kim, LATER, volume="19") == []
    assert Difference.objects.get().found_at == NOW


def test_a_question_that_answered_itself_goes(kim: Reference) -> None:
    show(kim, volume="19")
    assert show(kim) == []
    assert not Difference.objects.exists()


def test_what_was_typed_before_stays_beside_the_registered_word(kim: Reference) -> None:
    differ = comparison.differences({**papers.KIM, "volume": "17"}, papers.KIM)
    differing.show(kim, differ, source="Crossref", now=NOW)
    row = Difference.objects.get()
    assert (row.typed, row.registered, row.kept) == ("17", "18", "registered")
    assert show(kim, LATER) == []
    assert Difference.objects.get().typed == "17"


def test_a_decided_field_is_held_with_what_belongs_to_it(kim: Reference) -> None:
    show(kim, page="7", volume="19")
    Difference.objects.update(decided_at=NOW)
    assert differing.held(kim) == {"page", "number", "volume"}
    Difference.objects.filter(field="volume").update(kept="registered")
    assert differing.held(kim) == {"page", "number"}


def test_every_field_has_a_name_for_editors() -> None:
    assert differing.label("container_title") == "Journal or book"
    assert differing.label("language") == "language"
