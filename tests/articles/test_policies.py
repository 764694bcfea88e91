"""The policy in force is the newest version, in every process at once, for one small query."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection

from articles import policies
from articles.compliance.policy import RULES_VERSION, STANDARD, Policy, Term
from articles.digests import digest
from articles.models import PolicyVersion
from tests.racing import race, real_connections

__all__ = ["real_connections"]
NOW = datetime(2026, 6, 1, tzinfo=UTC)
GOUTY = Policy(terms=frozenset({Term("disease", "gouty foot")}))


def write(policy: Policy, *, text: str = "") -> PolicyVersion:
    newest = PolicyVersion.objects.first()
    return PolicyVersion.objects.create(
        number=newest.number + 1 if newest else 1,
        text=text or policy.text,
        digest=digest(policy.text),
        changes="A change.",
        created_at=NOW,
    )


@pytest.mark.django_db
def test_a_fresh_installation_has_the_rules_as_they_come() -> None:
    assert policies.current() == STANDARD
    assert PolicyVersion.objects.get().changes == "The rules and words as they come."


@pytest.mark.django_db
def test_the_newest_version_is_in_force() -> None:
    write(GOUTY)
    assert policies.current() == GOUTY
    write(STANDARD)
    assert policies.current() == STANDARD


@pytest.mark.django_db
def test_what_is_known_costs_one_query(django_assert_num_queries: Any) -> None:
    write(GOUTY)
    policies.current()
    with django_assert_num_queries(1):
        policies.current()


@pytest.mark.django_db
def test_a_version_of_older_rules_is_read_under_the_rules_of_today() -> None:
    write(GOUTY, text="")
    policy = policies.current()
    assert f'"rules":"{RULES_VERSION}"' in policy.text


@pytest.mark.django_db
def test_a_text_that_its_digest_does_not_name_is_refused() -> None:
    write(Policy(terms=frozenset({Term("disease", "forged")})), text=STANDARD.text)
    with pytest.raises(ValueError, match="not the one that its digest names"):
        policies.current()


@pytest.mark.django_db(transaction=True)
def test_another_process_sees_a_version_once_it_is_committed(real_connections: None) -> None:
    assert policies.current() == STANDARD
    write(GOUTY)
    (seen,) = race(policies.current)
    assert seen == GOUTY
    assert connection.vendor in ("sqlite", "postgresql")
