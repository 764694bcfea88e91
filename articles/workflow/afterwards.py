"""
Have the capacities that an emergency replaced sign after all, within a set time.

Nothing goes live or comes down by it: it is the look that could not be waited for. Until it is
given, the letter's page and the first page say who owes it and since when.
"""

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import User

from articles.checking import check
from articles.compliance.finding import Severity
from articles.compliance.resolution import Capacity
from articles.models import Approval, Article, OwedSignature, Revision
from articles.refusal import Refusal, Refused
from articles.workflow import (
    hands,
    history,
    outstanding,
    policy,
    resolved,
    signatories,
    signing,
    signing_policy,
    standing,
)
from articles.workflow.situation import Situation
from articles.workflow.states import Action, Status
from references.transactions import whole


def owe(
    revision: Revision, replaced: Collection[Capacity], *, actor: User, now: datetime
) -> list[OwedSignature]:
    """Write down which signatures an emergency replaced under `revision`."""
    due = now + signatories.AFTERWARDS_WITHIN
    return [
        OwedSignature.objects.create(
            revision=revision, capacity=capacity, opened_at=now, opened_by=actor, due_at=due
        )
        for capacity in replaced
    ]


@whole
def sign(
    owed: OwedSignature,
    *,
    actor: User,
    now: datetime,
    digest: str,
    note: str = "",
    ticked: Collection[str] = (),
    authentication: str = Approval.Authentication.NONE,
) -> Approval:
    """Give the signature that is `owed`, after the same reading as before. Raises `Refused`."""
    article = Article.objects.select_for_update(of=("self",)).get(pk=owed.revision.article_id)
    if no := refusal(owed, user=actor, now=now):
        raise Refused(no)
    if digest != owed.revision.digest:
        raise Refused(Refusal("changed", "That is another revision than the one to be signed."))
    approval = signing.sign(
        owed.revision,
        actor=actor,
        now=now,
        capacity=owed.capacity,
        meaning=Approval.Meaning.AFTERWARDS,
        authentication=authentication,
        note=note,
        ticked=ticked,
    )
    history.record(
        article,
        "sign_afterwards",
        actor=actor,
        now=now,
        revision=owed.revision,
        reason=note,
        rows=[approval],
        signature=history.signature(approval),
    )
    return approval


def refusal(owed: OwedSignature, *, user: User, now: datetime) -> Refusal | None:
    """Return why `user` may not give the signature that is `owed`, or None."""
    revision = owed.revision
    if not OwedSignature.objects.open(now).filter(pk=owed.pk).exists():
        return Refusal("status", "It is given, or its revision is no longer public.")
    signed = revision.approvals.filter(reviewer=user).exists()
    try:
        situation = _situation(revision, now=now)
    except ValueError as error:
        return Refusal("tampered", str(error))
    return signing_policy.afterwards_refusal(
        Capacity(owed.capacity), situation=situation, actor=standing.actor_of(user), signed=signed
    ) or policy.unfit(Action.APPROVE, situation)


def _situation(revision: Revision, *, now: datetime) -> Situation:
    article, content = revision.article, revision.content
    assessed = resolved.assess(article, check(content), on=resolved.day(now))
    return Situation(
        status=Status.PUBLISHED,
        wrote=frozenset(
            hands.since_signature(article, before=revision.number, digest=revision.digest)
        ),
        named=standing.named(article),
        blocking=assessed.open(Severity.BLOCK),
        warnings=assessed.open(Severity.WARN),
        alerts=len(outstanding.unanswered(article, outstanding.frozen(revision))),
    )
