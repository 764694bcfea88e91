"""
Change what this house adds to the rules, and keep every state of it as a policy version.

Each change has one shape: refuse with a sentence, write the row, then `renew`: a new version is
what makes the change count, in every process, from its commit on.
"""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import connection, transaction

from articles.compliance import policy
from articles.compliance.policy import Policy
from articles.digests import digest
from articles.models import Allowance, LexiconTerm, PolicyVersion

# Any constant will do, as long as nothing else in the database uses it.
POLICY_LOCK = 0x506F6C696379


def composed() -> Policy:
    """Return the policy that the rows in force make up, whether or not a version says so."""
    terms = LexiconTerm.objects.in_force().values_list("kind", "phrase")
    allowances = Allowance.objects.in_force().values_list("code", "sentence_sha256")
    return Policy(
        terms=frozenset(policy.Term(*row) for row in terms),
        allowances=frozenset(policy.Allowance(*row) for row in allowances),
    )


@transaction.atomic
def renew(changes: Iterable[str] = (), *, actor: User | None, now: datetime) -> PolicyVersion:
    """
    Have the rules of the code and the rows in force count; return the version that says so.

    Idempotent: nothing is written where the newest version says the same. `changes` tells in
    whole sentences what `actor` did; without any, the rules themselves changed.
    """
    _queue_for_the_policy()
    text = composed().text
    newest = PolicyVersion.objects.first()
    if newest and newest.text == text:
        return newest
    return PolicyVersion.objects.create(
        number=newest.number + 1 if newest else 1,
        text=text,
        digest=digest(text),
        changes="\n".join(changes) or _unasked(newest),
        created_at=now,
        created_by=actor,
    )


def _unasked(newest: PolicyVersion | None) -> str:
    if newest is None:
        return "The rules and words as they come."
    return "The rules and words that come with the software changed."


def _queue_for_the_policy() -> None:
    # Whoever comes second must see the row of the first, or its version would leave it out.
    # SQLite lets one writer in at a time; PostgreSQL has to be asked.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [POLICY_LOCK])
