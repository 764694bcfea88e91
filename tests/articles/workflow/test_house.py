"""Every change of rules, words or allowances makes a version, and nothing else does."""

from typing import Any

import pytest
from django.core.management import call_command

from articles import policies
from articles.compliance import policy
from articles.models import Allowance, LexiconTerm, PolicyVersion
from articles.workflow import house
from articles.workflow.policy import Role
from tests.factories import NOW, make_user
from tests.racing import race


def add(phrase: str) -> LexiconTerm:
    reviewer = make_user(Role.REVIEWER)
    return LexiconTerm.objects.create(
        phrase=phrase, kind="disease", why="Met in a letter.", added_by=reviewer, added_at=NOW
    )


@pytest.mark.django_db
def test_without_a_change_there_is_no_new_version() -> None:
    first = PolicyVersion.objects.get()
    assert house.renew(actor=None, now=NOW) == first
    assert PolicyVersion.objects.count() == 1


@pytest.mark.django_db
def test_new_rules_make_a_version_at_the_next_migrate(monkeypatch: Any) -> None:
    monkeypatch.setattr(policy, "RULES_VERSION", "999")
    call_command("migrate", verbosity=0)
    newest = PolicyVersion.objects.latest()
    assert newest.number == 2
    assert newest.created_by is None
    assert newest.changes == "The rules and words that come with the software changed."
    assert '"rules":"999"' in newest.text


@pytest.mark.django_db
def test_a_term_counts_from_the_version_that_names_it() -> None:
    term = add("gouty foot")
    assert policies.current().terms == frozenset()
    house.renew(["It was added."], actor=term.added_by, now=NOW)
    assert policies.current().terms == {policy.Term("disease", "gouty foot")}
    assert PolicyVersion.objects.latest().changes == "It was added."


@pytest.mark.django_db
def test_an_allowance_counts_once_a_second_person_agreed() -> None:
    sentence = "0" * 64
    row = Allowance.objects.create(
        code="DC-01",
        sentence="It is a name.",
        sentence_sha256=sentence,
        why="A brand’s name, no claim.",
        proposed_by=make_user(Role.REVIEWER),
        proposed_at=NOW,
    )
    assert house.composed().allowances == frozenset()
    row.agreed_by, row.agreed_at = make_user(Role.REVIEWER), NOW
    row.save()
    assert house.composed().allowances == {policy.Allowance("DC-01", sentence)}


@pytest.mark.django_db(transaction=True)
def test_of_two_changes_at_once_the_later_version_names_both(real_connections: None) -> None:
    actors = [make_user(Role.REVIEWER) for _ in range(2)]

    def adding(place: int) -> PolicyVersion:
        from django.db import transaction

        with transaction.atomic():
            LexiconTerm.objects.create(
                phrase=f"gouty toe {place}",
                kind="disease",
                why="Met in a letter.",
                added_by=actors[place],
                added_at=NOW,
            )
            return house.renew(["Added."], actor=actors[place], now=NOW)

    results = race(lambda: adding(0), lambda: adding(1))
    assert [r for r in results if isinstance(r, BaseException)] == []
    assert sorted(version.number for version in results) == [2, 3]
    assert len(policies.current().terms) == 2
