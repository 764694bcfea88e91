"""
Do what people do to letters: the only ways in which a status changes.

Every action has one shape: lock the row, ask `policy`, change, record the event, commit,
and only then notify. A refused action raises `Refused` and leaves nothing behind.
"""

from collections.abc import Collection
from datetime import UTC, datetime

from django.contrib.auth.models import User

from articles.compliance.resolution import Capacity
from articles.delivery import outbox
from articles.delivery.payload import Kind
from articles.models import Approval, Article, OwedSignature, Publication, Revision
from articles.refusal import Refusal, Refused
from articles.workflow import (
    admission,
    afterwards,
    alerts,
    asking,
    freezing,
    history,
    holding,
    moving,
    notices,
    publishing,
    reexamining,
    requesting,
    resolving,
    signatories,
    signatures,
    signing,
    signing_policy,
    standing,
)
from articles.workflow.asking import Asked
from articles.workflow.situation import Situation
from articles.workflow.states import NEEDS_REASON, Action
from articles.workflow.writing import begin_edit, editing, finish_edit, rewriting
from references.transactions import whole

__all__ = [
    "Refused",
    "approve",
    "begin_edit",
    "editing",
    "emergency_approve",
    "finish_edit",
    "publish",
    "recall",
    "reject",
    "request_changes",
    "rewriting",
    "schedule",
    "submit",
    "unpublish",
    "unschedule",
    "withdraw",
]


@whole
def submit(
    article: Article, *, actor: User, now: datetime, note: str = "", expedited: bool = False
) -> Revision:
    """
    Freeze the draft as a new revision and ask for its review.

    `expedited` asks for it sooner, and `note` must say why.
    """
    article, situation = admission.admit(Action.SUBMIT, article, actor=actor, now=now)
    previous = standing.newest_revision(article)
    revision = freezing.freeze(article, actor=actor, now=now)
    moving.move(article, Action.SUBMIT, situation.status)
    request = requesting.ask(revision, actor=actor, now=now, is_expedited=expedited, note=note)
    history.record(
        article,
        "submit",
        actor=actor,
        now=now,
        revision=revision,
        reason=note,
        rows=[
            revision,
            request,
            *revision.contributors.all(),
            *revision.library_uses.all(),
            *revision.shown_images.all(),
        ],
        expedited=expedited,
        due_at=request.due_at.astimezone(UTC).isoformat(),
    )
    if previous is not None:
        resolving.record_mended(article, revision, previous, actor=actor, now=now)
    alerts.settle(article, now=now)
    notices.submitted(article, revision, by=actor, required=standing.required_of(revision))
    return revision


@whole
def recall(article: Article, *, actor: User, now: datetime, reason: str = "") -> None:
    """Take a letter back from review to go on writing."""
    _simple(Action.RECALL, article, actor=actor, now=now, reason=reason)


@whole
def request_changes(
    article: Article,
    *,
    actor: User,
    now: datetime,
    reason: str,
    asked: Collection[Asked] = (),
    digest: str = "",
) -> None:
    """
    Send a letter back to its editors with the reason, and with what is `asked` and where.

    With the `digest` of the revision that was read, another one is refused; so with `reject`.
    """
    article, situation = admission.admit(
        Action.REQUEST_CHANGES, article, actor=actor, now=now, reason=reason
    )
    revision = _read(article, digest) if digest else _newest(article)
    if no := asking.refusal(asked, revision.content):
        raise Refused(no)
    moving.move(article, Action.REQUEST_CHANGES, situation.status)
    told = [asking.told(each) for each in asked]
    history.record(
        article,
        "request_changes",
        actor=actor,
        now=now,
        revision=revision,
        reason=reason,
        asked=told,
    )
    notices.changes_requested(article, by=actor, reason=reason, asked=asked)


@whole
def reject(article: Article, *, actor: User, now: datetime, reason: str, digest: str = "") -> None:
    """End the review with no: the letter is a draft again, and this text is not submitted twice."""
    if digest:
        _read(admission.lock(article), digest)
    article = _simple(Action.REJECT, article, actor=actor, now=now, reason=reason)
    notices.rejected(article, by=actor, reason=reason)


@whole
def approve(
    article: Article,
    *,
    actor: User,
    now: datetime,
    digest: str,
    capacity: Capacity | None = None,
    note: str = "",
    ticked: Collection[str] = (),
    authentication: str = Approval.Authentication.NONE,
) -> Approval:
    """
    Sign the revision under review for publication; the last signature that it needs approves it.

    `digest` is that of the revision the actor read; any other revision is refused. `ticked` names
    the points of its checklist (`compliance.checklist`) that the actor looked at; all are needed.
    `capacity` is the actor's only possible one where it is not given. `authentication` tells how
    whoever calls made sure who signs.
    """
    article, situation = admission.admit(Action.APPROVE, article, actor=actor, now=now)
    revision = _read(article, digest)
    approval = signing.sign(
        revision,
        actor=actor,
        now=now,
        capacity=admission.capacity_of(capacity, situation=situation, actor=actor),
        authentication=authentication,
        note=note,
        ticked=ticked,
    )
    signed = signatories.counting(signatures.under(revision), now=now)
    missing = signatories.missing(situation.required, signed)
    if not missing:
        moving.move(article, Action.APPROVE, situation.status)
    history.record(
        article,
        "sign" if missing else "approve",
        actor=actor,
        now=now,
        revision=revision,
        reason=note,
        rows=[approval],
        signature=history.signature(approval),
        missing=list(missing),
    )
    notices.signed(article, by=actor, missing=missing)
    return approval


@whole
def emergency_approve(
    article: Article,
    *,
    actor: User,
    now: datetime,
    digest: str,
    reason: str,
    ticked: Collection[str] = (),
    authentication: str = Approval.Authentication.NONE,
) -> Approval:
    """
    Call an emergency, or agree to one: the second of two people approves without what is missing.

    Those signatures are owed from then on (`workflow.afterwards`).
    """
    article, situation = admission.admit(
        Action.EMERGENCY_APPROVE, article, actor=actor, now=now, reason=reason
    )
    revision = _read(article, digest)
    approval = signing.sign(
        revision,
        actor=actor,
        now=now,
        capacity=signing_policy.emergency_capacity(situation, standing.actor_of(actor)),
        meaning=Approval.Meaning.EMERGENCY,
        authentication=authentication,
        note=reason,
        ticked=ticked,
    )
    signed = signatories.counting(signatures.under(revision), now=now)
    replaced = signatories.unsigned(situation.required, signed)
    approved = not signatories.missing(situation.required, signed)
    owed: list[OwedSignature] = []
    if approved:
        moving.move(article, Action.EMERGENCY_APPROVE, situation.status)
        owed = afterwards.owe(revision, replaced, actor=actor, now=now)
    history.record(
        article,
        "emergency_approve" if approved else "emergency_call",
        actor=actor,
        now=now,
        revision=revision,
        reason=reason,
        rows=[approval, *owed],
        signature=history.signature(approval),
        replaced=list(replaced),
    )
    notices.emergency(article, by=actor, reason=reason, replaced=replaced, approved=approved)
    return approval


@whole
def publish(article: Article, *, actor: User, now: datetime) -> Publication:
    """Make the signed revision live at once."""
    article, situation = admission.admit(Action.PUBLISH, article, actor=actor, now=now)
    return _go_live(Action.PUBLISH, article, situation, actor=actor, now=now, at=now)


@whole
def schedule(article: Article, *, actor: User, now: datetime, at: datetime) -> Publication:
    """Have the signed revision go live at `at`, with nobody and nothing running then."""
    article, situation = admission.admit(
        Action.SCHEDULE, article, actor=actor, now=now, live_from=at
    )
    if at <= now:
        raise Refused(Refusal("past", "That moment has passed. Choose a later one, or publish."))
    publication = _go_live(Action.SCHEDULE, article, situation, actor=actor, now=now, at=at)
    holding.check_before(publication)
    return publication


@whole
def unschedule(article: Article, *, actor: User, now: datetime, reason: str = "") -> None:
    """Cancel a scheduled publication; what is live stays live."""
    article, situation = admission.admit(
        Action.UNSCHEDULE, article, actor=actor, now=now, reason=reason
    )
    publishing.cancel_scheduled(article, now=now)
    moving.move(article, Action.UNSCHEDULE, situation.status)
    _record_ends(article, Action.UNSCHEDULE, actor=actor, now=now, reason=reason)
    alerts.settle(article, now=now)
    reexamining.follow(article, now=now)


@whole
def unpublish(article: Article, *, actor: User, now: datetime, reason: str) -> None:
    """End what is live; the address answers 404 from now on."""
    article, situation = admission.admit(
        Action.UNPUBLISH, article, actor=actor, now=now, reason=reason
    )
    publishing.end_live(article, now=now)
    moving.move(article, Action.UNPUBLISH, situation.status)
    _record_ends(article, Action.UNPUBLISH, actor=actor, now=now, reason=reason)
    outbox.ended(article, Kind.UNPUBLISHED, now=now)
    alerts.settle(article, now=now)
    reexamining.follow(article, now=now)
    notices.ended(article, by=actor, reason=reason)


@whole
def withdraw(article: Article, *, actor: User, now: datetime, reason: str) -> None:
    """Take a letter back from readers for good; the address answers 410 from now on."""
    article, situation = admission.admit(
        Action.WITHDRAW, article, actor=actor, now=now, reason=reason
    )
    publishing.withdraw_all(article, now=now)
    moving.move(article, Action.WITHDRAW, situation.status)
    _record_ends(article, Action.WITHDRAW, actor=actor, now=now, reason=reason)
    outbox.ended(article, Kind.WITHDRAWN, now=now)
    alerts.settle(article, now=now)
    reexamining.follow(article, now=now)
    notices.ended(article, by=actor, reason=reason)


# What actions do


def _simple(
    action: Action, article: Article, *, actor: User, now: datetime, reason: str
) -> Article:
    required = reason if action in NEEDS_REASON else None
    article, situation = admission.admit(action, article, actor=actor, now=now, reason=required)
    revision = _newest(article)
    moving.move(article, action, situation.status)
    history.record(article, action.value, actor=actor, now=now, revision=revision, reason=reason)
    return article


def _read(article: Article, digest: str) -> Revision:
    """Return the newest revision, if it is the one that somebody read."""
    revision = _newest(article)
    if digest != revision.digest:
        raise Refused(
            Refusal("changed", "A newer revision is under review. Read it before you decide.")
        )
    return revision


def _record_ends(
    article: Article, action: Action, *, actor: User, now: datetime, reason: str
) -> None:
    """Record what ended, with how every publication of the letter stands since."""
    rows = article.publications.order_by("id")
    history.record(article, action.value, actor=actor, now=now, reason=reason, rows=rows)


def _newest(article: Article) -> Revision:
    revision = standing.newest_revision(article)
    if revision is None:
        raise Refused(Refusal("nothing", "Nothing of this letter was ever submitted."))
    return revision


def _go_live(
    action: Action,
    article: Article,
    situation: Situation,
    *,
    actor: User,
    now: datetime,
    at: datetime,
) -> Publication:
    try:
        publication = publishing.go_live(article, _newest(article), actor=actor, now=now, at=at)
    except publishing.CannotPublish as error:
        raise Refused(Refusal("cannot_publish", str(error))) from error
    moving.move(article, action, situation.status)
    history.record(
        article,
        action.value,
        actor=actor,
        now=now,
        revision=publication.revision,
        rows=article.publications.order_by("id"),
        live_from=at.isoformat(),
    )
    outbox.goes_live(publication)
    alerts.settle(article, now=now)
    reexamining.follow(article, now=now)
    if action is Action.PUBLISH:
        notices.published(article, publication, by=actor)
    return publication
