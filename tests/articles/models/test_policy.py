"""What a house added is retired, never rewritten; and nobody agrees with themselves."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from articles.models import Allowance, LexiconTerm
from articles.workflow.policy import Role
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db


def term(**changes: Any) -> LexiconTerm:
    fields = {"phrase": "gouty foot", "kind": "disease", "why": "Met.", "added_at": NOW, **changes}
    return LexiconTerm.objects.create(added_by=make_user(Role.REVIEWER), **fields)


def allowance(**changes: Any) -> Allowance:
    return Allowance.objects.create(
        code="DC-01",
        sentence="It is a name.",
        sentence_sha256="0" * 64,
        why="A name.",
        proposed_by=changes.pop("proposed_by", None) or make_user(Role.REVIEWER),
        proposed_at=NOW,
        **changes,
    )


def is_refused(row: LexiconTerm | Allowance, **changes: Any) -> bool:
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**changes)
    return True


def test_a_term_is_in_force_once() -> None:
    term()
    with pytest.raises(IntegrityError), transaction.atomic():
        term()
    term(kind="symptom")


def test_a_term_is_retired_with_who_and_why() -> None:
    row, reviewer = term(), make_user(Role.REVIEWER)
    assert is_refused(row, retired_at=NOW)
    assert is_refused(row, retired_at=NOW, retired_by=reviewer)
    changed = LexiconTerm.objects.filter(pk=row.pk).update(
        retired_at=NOW, retired_by=reviewer, retired_why="It found too much."
    )
    assert changed == 1
    assert not LexiconTerm.objects.in_force().exists()
    term()


@pytest.mark.parametrize("change", [{"phrase": "gout"}, {"kind": "symptom"}, {"why": "Because."}])
def test_what_a_term_says_is_never_rewritten(change: dict[str, str]) -> None:
    assert is_refused(term(), **change)


def test_a_retired_term_stays_retired() -> None:
    reviewer = make_user(Role.REVIEWER)
    row = term(retired_at=NOW, retired_by=reviewer, retired_why="It found too much.")
    assert is_refused(row, retired_why="Another reason.")
    assert is_refused(row, retired_at=None, retired_by=None, retired_why="")


@pytest.mark.parametrize("table", ["articles_lexiconterm", "articles_allowance"])
def test_a_row_is_never_deleted(table: str) -> None:
    term()
    allowance()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")


def test_nobody_agrees_to_their_own_allowance() -> None:
    reviewer = make_user(Role.REVIEWER)
    row = allowance(proposed_by=reviewer)
    assert is_refused(row, agreed_by=reviewer, agreed_at=NOW)
    assert is_refused(row, agreed_at=NOW)


def test_an_allowance_is_agreed_to_once() -> None:
    row = allowance(agreed_by=make_user(Role.REVIEWER), agreed_at=NOW)
    assert is_refused(row, agreed_by=make_user(Role.REVIEWER))
    assert is_refused(row, sentence_sha256="1" * 64)
