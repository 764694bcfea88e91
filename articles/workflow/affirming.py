"""
Sign that a letter which readers see is still valid: the act that answers a re-review.

The same revision is read and signed again, by whoever could sign it at first and under the same
gates; its status stays. A newcomer gets this wrong: it does not confirm the old signature. It is a
new one, with what the rules say today, and a new publication of the same text shows its day.
"""

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import User

from articles import lapsing
from articles.checking import check
from articles.compliance.finding import Severity
from articles.compliance.resolution import Capacity
from articles.delivery import outbox
from articles.models import Approval, Article, Publication, ReReview, Revision
from articles.refusal import Refusal, Refused
from articles.workflow import (
    admission,
    commented,
    hands,
    history,
    outstanding,
    policy,
    publishing,
    reopening,
    resolved,
    signatories,
    signatures,
    signing,
    standing,
)
from articles.workflow.signatories import Signed
from articles.workflow.situation import Situation
from articles.workflow.states import Action, Status
from references.transactions import whole

STILL_VALID = Approval.Meaning.STILL_VALID
NOTHING_ASKS = Refusal(
    "status",
    "Nothing asks for another look at it now. It comes into the queue when something does.",
)
NO_REASON = Refusal(
    "reason",
    "Write what you looked at and why it still holds; it is signed and stays in the history.",
)


@whole
def affirm(
    article: Article,
    *,
    actor: User,
    now: datetime,
    digest: str,
    reason: str,
    capacity: Capacity | None = None,
    ticked: Collection[str] = (),
    authentication: str = Approval.Authentication.NONE,
) -> Approval:
    """
    Sign that what readers see of `article` is still valid. Raises `Refused`.

    `digest` is that of the revision the actor read. The last signature that the revision needs
    closes the re-review.
    """
    article = admission.lock(article)
    situation = _admit(article, actor=actor, now=now, reason=reason)
    revision = _live_revision(article, now=now)
    if revision is None or digest != revision.digest:
        raise Refused(Refusal("changed", "Readers see another revision by now. Read that one."))
    approval = signing.sign(
        revision,
        actor=actor,
        now=now,
        capacity=admission.capacity_of(capacity, situation=situation, actor=actor),
        meaning=STILL_VALID,
        authentication=authentication,
        note=reason.strip(),
        ticked=ticked,
    )
    left = tuple(each for each in situation.missing if each != approval.capacity)
    publication = _show(article, revision, actor=actor, now=now)
    history.record(
        article,
        "affirm",
        actor=actor,
        now=now,
        revision=revision,
        reason=approval.note,
        rows=[approval, *article.publications.order_by("id")],
        signature=history.signature(approval),
        missing=list(left),
    )
    if not left:
        reopening.close(article, ReReview.How.AFFIRMED, actor=actor, now=now)
    outbox.goes_live(publication)
    return approval


def refusal(article: Article, *, user: User, now: datetime) -> Refusal | None:
    """Return why `user` may not sign now that what readers see is still valid, or None."""
    try:
        _admit(article, actor=user, now=now)
    except Refused as error:
        return error.refusal
    return None


def situation_of(article: Article, *, now: datetime) -> Situation | None:
    """
    Return how what readers see stands to being affirmed; None where nothing asks for it.

    `signed` are the signatures given since. Raises ValueError where its text was tampered with.
    """
    task = ReReview.objects.open().filter(article=article).first()
    revision = _live_revision(article, now=now)
    if task is None or revision is None or revision.pk != task.revision_id:
        return None
    content, on = revision.content, resolved.day(now)
    found = (*check(content), *lapsing.findings(content, on=on))
    assessed = resolved.assess(article, found, on=on)
    text = outstanding.frozen(revision)
    newest = standing.newest_revision(article) == revision
    return Situation(
        status=Status.IN_REVIEW,
        wrote=frozenset(
            hands.since_signature(article, before=revision.number, digest=revision.digest)
        ),
        named=standing.named(article),
        blocking=assessed.open(Severity.BLOCK),
        warnings=assessed.open(Severity.WARN),
        alerts=len(outstanding.unanswered(article, text)),
        comments=commented.unresolved_blocking(article) if newest else 0,
        live=True,
        was_public=True,
        required=signatories.required(signatures.requirements(), signatories.kinds(content, found)),
        signed=_given(revision, since=task.opened_at),
    )


def _admit(article: Article, *, actor: User, now: datetime, reason: str | None = None) -> Situation:
    try:
        situation = situation_of(article, now=now)
    except ValueError as error:
        raise Refused(Refusal("tampered", str(error))) from error
    if situation is None:
        raise Refused(NOTHING_ASKS)
    who = standing.actor_of(actor)
    if no := policy.refusal(Action.APPROVE, situation=situation, actor=who):
        raise Refused(no)
    if reason is not None and not reason.strip():
        raise Refused(NO_REASON)
    return situation


def _given(revision: Revision, *, since: datetime) -> tuple[Signed, ...]:
    rows = revision.approvals.filter(meaning=STILL_VALID, signed_at__gte=since)
    return tuple(
        Signed(user_id=row.reviewer_id, capacity=row.capacity, at=row.signed_at) for row in rows
    )


def _live_revision(article: Article, *, now: datetime) -> Revision | None:
    live = standing.live_publication(article, now=now)
    return live.revision if live else None


def _show(article: Article, revision: Revision, *, actor: User, now: datetime) -> Publication:
    """Have readers get the same text with the day of its newest signature."""
    try:
        return publishing.go_live(article, revision, actor=actor, now=now, at=now)
    except publishing.CannotPublish as error:
        raise Refused(Refusal("cannot_publish", str(error))) from error
