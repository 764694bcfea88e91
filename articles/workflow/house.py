"""
Change what this house adds to the rules, and keep every state of it as a policy version.

Each change has one shape: refuse with a sentence, write the row, then `renew`: a new version is
what makes the change count, in every process, from its commit on, and has every live letter
checked again.
"""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Model

from articles.compliance import policy, teaching
from articles.compliance.claims import reviewer_terms
from articles.compliance.policy import Policy
from articles.compliance.resolution import Kind
from articles.digests import digest
from articles.models import Allowance, LexiconTerm, PolicyVersion, Resolution
from articles.workflow import history, rechecking, standing
from articles.workflow.situation import Role
from references.transactions import whole

# Any constant will do, as long as nothing else in the database uses it.
POLICY_LOCK = 0x506F6C696379
TEACHERS = frozenset({Role.REVIEWER, Role.ADMINISTRATOR})
NO_REASON = "Say why; it stays in the records."


class HouseRefused(Exception):
    """The change may not be made; `reasons` says why, by the field that can mend it."""

    def __init__(self, **reasons: str) -> None:
        super().__init__(" ".join(reasons.values()))
        self.reasons = reasons


def composed() -> Policy:
    """
    Return the policy that the rows in force make up, whether or not a version says so.

    A term that this release's engine cannot look up, though an earlier one could, is left out:
    it must not stop every check.
    """
    terms = LexiconTerm.objects.in_force().values_list("kind", "phrase")
    allowances = Allowance.objects.in_force().values_list("code", "sentence_sha256")
    return Policy(
        terms=frozenset(policy.Term(*row) for row in terms if not reviewer_terms.refusal(*row)),
        allowances=frozenset(policy.Allowance(*row) for row in allowances),
    )


@whole
def add_term(*, kind: str, phrase: str, why: str, actor: User, now: datetime) -> LexiconTerm:
    """Teach the checker a phrase. Raises `HouseRefused`."""
    _admit(actor)
    _queue_for_the_policy()
    term = policy.Term(kind=kind, phrase=teaching.normal(phrase))
    if wrong := teaching.refusals(term, why=why, known=composed().terms):
        raise HouseRefused(**wrong)
    row = LexiconTerm.objects.create(
        kind=kind, phrase=term.phrase, why=why.strip(), added_by=actor, added_at=now
    )
    renew([f"Added to the lexicon: {row}."], rows=[row], actor=actor, now=now)
    return row


@whole
def propose_allowance(judged: Resolution, *, why: str, actor: User, now: datetime) -> Allowance:
    """Propose that what was `judged` to be no claim in one letter is none in any (R3)."""
    _admit(actor)
    _queue_for_the_policy()
    if judged.kind != Kind.NOT_A_CLAIM or hasattr(judged, "revocation"):
        raise HouseRefused(judged="Only a sentence that was judged to be no claim can be allowed.")
    if len(why.strip()) < teaching.LEAST_REASON:
        raise HouseRefused(
            why=f"Say in at least {teaching.LEAST_REASON} characters why it is no claim anywhere."
        )
    named = {"code": judged.code, "sentence_sha256": judged.sentence_sha256}
    if Allowance.objects.filter(**named, retired_at=None).exists():
        raise HouseRefused(judged="This sentence is proposed or agreed already for this rule.")
    row = Allowance.objects.create(
        **named,
        sentence=judged.sentence,
        resolution=judged,
        why=why.strip(),
        proposed_by=actor,
        proposed_at=now,
    )
    history.record(None, "propose_allowance", actor=actor, now=now, reason=row.why, rows=[row])
    return row


@whole
def agree(allowance: Allowance, *, actor: User, now: datetime) -> Allowance:
    """Have an allowance count, as a second person. Raises `HouseRefused`."""
    _admit(actor)
    row = Allowance.objects.select_for_update(of=("self",)).get(pk=allowance.pk)
    if row.retired_at or row.agreed_at:
        raise HouseRefused(sentence="It is agreed to or retired already.")
    if row.proposed_by_id == actor.pk:
        raise HouseRefused(sentence="You proposed it. Somebody else must agree.")
    row.agreed_by, row.agreed_at = actor, now
    row.save(update_fields=["agreed_by", "agreed_at"])
    renew([f"Allowed: {row}."], rows=[row], actor=actor, now=now)
    return row


@whole
def retire(
    row: LexiconTerm | Allowance, *, why: str, actor: User, now: datetime
) -> LexiconTerm | Allowance:
    """Have a term or an allowance count no longer. Raises `HouseRefused`."""
    _admit(actor)
    if not why.strip():
        raise HouseRefused(why=NO_REASON)
    row = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    if row.retired_at:
        raise HouseRefused(why="It is retired already.")
    row.retired_by, row.retired_at, row.retired_why = actor, now, why.strip()
    row.save(update_fields=["retired_by", "retired_at", "retired_why"])
    renew([f"Retired: {row}."], rows=[row], actor=actor, now=now)
    return row


@whole
def renew(
    changes: Iterable[str] = (),
    *,
    rows: Iterable[Model] = (),
    actor: User | None,
    now: datetime,
) -> PolicyVersion:
    """
    Have the rules of the code and the rows in force count; return the version that says so.

    Idempotent: no version is written where the newest says the same. `changes` tells in whole
    sentences what `actor` did, and `rows` are what they wrote; without any, the rules themselves
    changed.
    """
    _queue_for_the_policy()
    text = composed().text
    newest = PolicyVersion.objects.first()
    if newest and newest.text == text:
        _tell(rows, actor=actor, now=now)
        return newest
    version = PolicyVersion.objects.create(
        number=newest.number + 1 if newest else 1,
        text=text,
        digest=digest(text),
        changes="\n".join(changes) or _unasked(newest),
        created_at=now,
        created_by=actor,
    )
    _tell([version, *rows], actor=actor, now=now, reason=version.changes)
    rechecking.begin(version, now=now)
    return version


def _tell(rows: Iterable[Model], *, actor: User | None, now: datetime, reason: str = "") -> None:
    if written := list(rows):
        history.record(None, "policy", actor=actor, now=now, reason=reason, rows=written)


def _admit(actor: User) -> None:
    if not standing.actor_of(actor).roles & TEACHERS:
        who = " or ".join(role.value for role in Role if role in TEACHERS)
        raise HouseRefused(actor=f"Only {who} can change what this house adds to the rules.")


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
