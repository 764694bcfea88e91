"""Every change of rules, words or allowances makes a version, and nothing else does."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command

from articles import policies
from articles.compliance import policy
from articles.digests import digest
from articles.models import Allowance, LexiconTerm, PolicyVersion, Resolution
from articles.workflow import house
from articles.workflow.house import HouseRefused
from articles.workflow.policy import Role
from tests.factories import NOW, make_article, make_user
from tests.racing import race

NO_CLAIM = "It is the name of a street, wherever it stands."


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
def test_a_term_that_the_engine_can_no_longer_look_up_stops_no_check(monkeypatch: Any) -> None:
    term = add("gouty foot")
    monkeypatch.setattr(house.reviewer_terms, "refusal", lambda kind, phrase: "Too long by now.")
    assert house.composed().terms == frozenset()
    assert term in LexiconTerm.objects.in_force()


def judged(sentence: str = "It is a name.", *, kind: str = "R3") -> Resolution:
    """Make what a reviewer judged to be no claim, in one letter."""
    return Resolution.objects.create(
        article=make_article("draft"),
        kind=kind,
        code="DC-01",
        severity="block",
        field="body",
        sentence=sentence,
        sentence_sha256=digest(sentence),
        policy_version="2",
        made_by=make_user(Role.REVIEWER),
        printed_name="Rita Reviewer",
        made_at=NOW,
        reason="It is the name of a street and no claim.",
        authorised="21 CFR 101.72" if kind == "R6" else "",
    )


def propose(of: Resolution, **changes: Any) -> Allowance:
    fields = {"why": NO_CLAIM, "actor": make_user(Role.REVIEWER), "now": NOW, **changes}
    return house.propose_allowance(of, **fields)


@pytest.mark.django_db
def test_an_allowance_counts_once_a_second_person_agreed() -> None:
    row = propose(judged())
    assert house.composed().allowances == frozenset()
    house.agree(row, actor=make_user(Role.REVIEWER), now=NOW)
    assert policies.current().allowances == {policy.Allowance("DC-01", digest("It is a name."))}
    assert PolicyVersion.objects.latest().changes == "Allowed: DC-01: “It is a name.”."
    house.retire(row, why="It is one after all.", actor=row.proposed_by, now=NOW)
    assert policies.current().allowances == frozenset()


@pytest.mark.django_db
def test_whoever_proposed_an_allowance_does_not_agree_to_it() -> None:
    row = propose(judged())
    with pytest.raises(HouseRefused, match="Somebody else must agree"):
        house.agree(row, actor=row.proposed_by, now=NOW)


@pytest.mark.django_db
def test_what_is_settled_is_settled_once() -> None:
    row = propose(judged())
    other = make_user(Role.REVIEWER)
    house.agree(row, actor=other, now=NOW)
    with pytest.raises(HouseRefused, match="agreed to or retired already"):
        house.agree(row, actor=make_user(Role.REVIEWER), now=NOW)
    house.retire(row, why="No longer.", actor=other, now=NOW)
    with pytest.raises(HouseRefused, match="retired already"):
        house.retire(row, why="No longer.", actor=other, now=NOW)


@pytest.mark.django_db
def test_a_proposal_comes_from_a_judgement_with_a_reason_and_once() -> None:
    with pytest.raises(HouseRefused, match="judged to be no claim"):
        propose(judged(kind="R6"))
    row = judged()
    with pytest.raises(HouseRefused, match="at least 20 characters"):
        propose(row, why="A name.")
    propose(row)
    with pytest.raises(HouseRefused, match="proposed or agreed already"):
        propose(row)


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER])
def test_only_reviewers_and_administrators_change_the_policy(role: Role) -> None:
    row, actor = propose(judged()), make_user(role)
    changes: list[Callable[[], Any]] = [
        lambda: house.add_term(kind="disease", phrase="zorb", why=NO_CLAIM, actor=actor, now=NOW),
        lambda: propose(judged("Another one."), actor=actor),
        lambda: house.agree(row, actor=actor, now=NOW),
        lambda: house.retire(row, why="No longer.", actor=actor, now=NOW),
    ]
    for change in changes:
        with pytest.raises(HouseRefused, match="Only reviewers or administrators"):
            change()
    assert PolicyVersion.objects.count() == 1


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
