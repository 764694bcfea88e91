"""
Do what people do to letters: the only code that changes a status.

Every action has one shape: lock the row, ask `policy`, change, record the event, commit,
and only then notify. A refused action raises `Refused` and leaves nothing behind.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles import claims_library, collect, content, digests, drafting
from articles.delivery import outbox
from articles.delivery.payload import Kind
from articles.models import Approval, Article, Contributor, Publication, Revision
from articles.refusal import Refusal, Refused
from articles.workflow import (
    alerts,
    hands,
    history,
    notices,
    policy,
    publishing,
    requesting,
    resolving,
    signing,
    standing,
)
from articles.workflow.states import TRANSITIONS, Action, Status

GUARDED = ("status", "draft_version", "edited_at", "edited_by_id")
"""Columns of a letter that this module alone writes."""


@dataclass(slots=True)
class Edit:
    """An edit under way: the letter, and what it said before."""

    article: Article
    before: str


@contextmanager
def editing(
    article: Article, *, actor: User, now: datetime, kind: str = "edit"
) -> Iterator[Article]:
    """
    Let `actor` write in `article` within the block; everything or nothing is kept.

    An unsaved `article` is a new letter; of a saved one the block gets today's row, not the
    caller's instance, so that nothing written meanwhile is lost. On leaving, the draft is
    settled; if it says something new, the event is recorded under `kind` (edit or import)
    and an earlier approval no longer holds. Raises `Refused`.
    """
    with transaction.atomic():
        if article.pk is not None:
            article = _lock(article)
        edit = begin_edit(article, actor=actor, now=now)
        yield edit.article
        finish_edit(edit, actor=actor, now=now, kind=kind)


@contextmanager
def rewriting(
    article: Article, *, actor: User | None, now: datetime, kind: str
) -> Iterator[Article]:
    """
    Rewrite the draft of `article` within the block because a record that it holds on to changed.

    The policy is not asked: whether two papers are one is the library's decision, and no draft
    may be left behind with a key that no paper has. An approval is voided as by any edit. While
    a letter is in review or scheduled its status stays, for there the frozen revision is what
    counts, and it keeps what it showed. `actor` has a hand in the draft from now on.
    """
    with transaction.atomic():
        article = _lock(article)
        before = _said(article)
        yield article
        _settle_edit(article, before, actor=actor, now=now, kind=kind)


def begin_edit(article: Article, *, actor: User, now: datetime) -> Edit:
    """
    Lock `article`, ask whether `actor` may write in it, remember what it says.

    `article` may already hold what somebody typed; its status and version are brought up
    to date, so that saving it does not write old ones back.
    """
    if article.pk is None:
        situation = policy.Situation(status=Status.DRAFT)
        _ask(Action.EDIT, situation=situation, actor=actor)
        return Edit(article, before="")
    locked = _lock(article)
    situation = policy.Situation(status=standing.status_of(locked, now=now))
    _ask(Action.EDIT, situation=situation, actor=actor)
    for name in GUARDED:
        setattr(article, name, getattr(locked, name))
    return Edit(article, before=_said(locked))


def finish_edit(edit: Edit, *, actor: User, now: datetime, kind: str = "edit") -> bool:
    """Settle the draft; record the event and void an approval if it says something new."""
    if not edit.before and kind == "edit":
        kind = "create"
    if not _settle_edit(edit.article, edit.before, actor=actor, now=now, kind=kind):
        return False
    edit.article.refresh_from_db()
    return True


@transaction.atomic
def submit(
    article: Article, *, actor: User, now: datetime, note: str = "", expedited: bool = False
) -> Revision:
    """
    Freeze the draft as a new revision and ask for its review.

    `expedited` asks for it sooner, and `note` must say why.
    """
    article, situation = _admit(Action.SUBMIT, article, actor=actor, now=now)
    previous = standing.newest_revision(article)
    revision = _freeze(article, actor=actor, now=now)
    _move(article, Action.SUBMIT, situation.status)
    request = requesting.ask(revision, actor=actor, now=now, is_expedited=expedited, note=note)
    history.record(
        article,
        "submit",
        actor=actor,
        now=now,
        revision=revision,
        reason=note,
        expedited=expedited,
        due_at=request.due_at.astimezone(UTC).isoformat(),
    )
    if previous is not None:
        resolving.record_mended(article, revision, previous, actor=actor, now=now)
    alerts.settle(article, now=now)
    notices.submitted(article, revision, by=actor)
    return revision


@transaction.atomic
def recall(article: Article, *, actor: User, now: datetime, reason: str = "") -> None:
    """Take a letter back from review to go on writing."""
    _simple(Action.RECALL, article, actor=actor, now=now, reason=reason)


@transaction.atomic
def request_changes(article: Article, *, actor: User, now: datetime, reason: str) -> None:
    """Send a letter back to its editors with the reason."""
    article = _simple(Action.REQUEST_CHANGES, article, actor=actor, now=now, reason=reason)
    notices.changes_requested(article, by=actor, reason=reason)


@transaction.atomic
def approve(
    article: Article,
    *,
    actor: User,
    now: datetime,
    digest: str,
    note: str = "",
    ticked: Collection[str] = (),
) -> Approval:
    """
    Sign the revision under review for publication.

    `digest` is that of the revision the actor read; any other revision is refused. `ticked` names
    the points of its checklist (`compliance.checklist`) that the actor looked at; all are needed.
    """
    article, situation = _admit(Action.APPROVE, article, actor=actor, now=now)
    revision = _newest(article)
    if digest != revision.digest:
        raise Refused(
            Refusal("changed", "A newer revision is under review. Read it before you sign.")
        )
    approval = signing.sign(revision, actor=actor, now=now, note=note, ticked=ticked)
    _move(article, Action.APPROVE, situation.status)
    history.record(
        article,
        "approve",
        actor=actor,
        now=now,
        revision=revision,
        reason=note,
        signature=history.signature(approval),
    )
    notices.approved(article, by=actor)
    return approval


@transaction.atomic
def publish(article: Article, *, actor: User, now: datetime) -> Publication:
    """Make the signed revision live at once."""
    article, situation = _admit(Action.PUBLISH, article, actor=actor, now=now)
    return _go_live(Action.PUBLISH, article, situation, actor=actor, now=now, at=now)


@transaction.atomic
def schedule(article: Article, *, actor: User, now: datetime, at: datetime) -> Publication:
    """Have the signed revision go live at `at`, with nobody and nothing running then."""
    article, situation = _admit(Action.SCHEDULE, article, actor=actor, now=now, live_from=at)
    if at <= now:
        raise Refused(Refusal("past", "That moment has passed. Choose a later one, or publish."))
    return _go_live(Action.SCHEDULE, article, situation, actor=actor, now=now, at=at)


@transaction.atomic
def unschedule(article: Article, *, actor: User, now: datetime, reason: str = "") -> None:
    """Cancel a scheduled publication; what is live stays live."""
    article, situation = _admit(Action.UNSCHEDULE, article, actor=actor, now=now, reason=reason)
    publishing.cancel_scheduled(article, now=now)
    _move(article, Action.UNSCHEDULE, situation.status)
    history.record(article, "unschedule", actor=actor, now=now, reason=reason)
    alerts.settle(article, now=now)


@transaction.atomic
def unpublish(article: Article, *, actor: User, now: datetime, reason: str) -> None:
    """End what is live; the address answers 404 from now on."""
    article, situation = _admit(Action.UNPUBLISH, article, actor=actor, now=now, reason=reason)
    publishing.end_live(article, now=now)
    _move(article, Action.UNPUBLISH, situation.status)
    history.record(article, "unpublish", actor=actor, now=now, reason=reason)
    outbox.ended(article, Kind.UNPUBLISHED, now=now)
    alerts.settle(article, now=now)
    notices.ended(article, by=actor, reason=reason)


@transaction.atomic
def withdraw(article: Article, *, actor: User, now: datetime, reason: str) -> None:
    """Take a letter back from readers for good; the address answers 410 from now on."""
    article, situation = _admit(Action.WITHDRAW, article, actor=actor, now=now, reason=reason)
    publishing.withdraw_all(article, now=now)
    _move(article, Action.WITHDRAW, situation.status)
    history.record(article, "withdraw", actor=actor, now=now, reason=reason)
    outbox.ended(article, Kind.WITHDRAWN, now=now)
    alerts.settle(article, now=now)
    notices.ended(article, by=actor, reason=reason)


# How every action begins


def _admit(
    action: Action,
    article: Article,
    *,
    actor: User,
    now: datetime,
    reason: str | None = None,
    live_from: datetime | None = None,
) -> tuple[Article, policy.Situation]:
    locked = _lock(article)
    situation = standing.situation_of(locked, now=now, live_from=live_from)
    _ask(action, situation=situation, actor=actor, reason=reason)
    return locked, situation


def _lock(article: Article) -> Article:
    return Article.objects.select_for_update(of=("self",)).get(pk=article.pk)


def _ask(
    action: Action, *, situation: policy.Situation, actor: User, reason: str | None = None
) -> None:
    who = standing.actor_of(actor)
    if no := policy.refusal(action, situation=situation, actor=who, reason=reason):
        raise Refused(no)


# What actions do


def _settle_edit(
    article: Article, before: str, *, actor: User | None, now: datetime, kind: str
) -> bool:
    # Whoever wrote may hold another instance of the same row than the one that was locked.
    article = Article.objects.get(pk=article.pk)
    drafting.settle(article)
    after = _said(article)
    if after == before:
        return False
    status = standing.status_of(article, now=now)
    article.draft_version += 1
    article.edited_at, article.edited_by = now, actor
    if status in TRANSITIONS[Action.EDIT]:
        _move(article, Action.EDIT, status)
    else:
        # Only a rewriting gets here: the text that is decided on is frozen, and stays as it is.
        article.save(update_fields=["draft_version", "edited_at", "edited_by"])
    history.record(article, kind, actor=actor, now=now, draft=digests.digest(after))
    return True


def _move(article: Article, action: Action, status: Status) -> None:
    article.status = TRANSITIONS[action][status]
    article.save(update_fields=["status", "draft_version", "edited_at", "edited_by"])


def _simple(
    action: Action, article: Article, *, actor: User, now: datetime, reason: str
) -> Article:
    required = reason if action is Action.REQUEST_CHANGES else None
    article, situation = _admit(action, article, actor=actor, now=now, reason=required)
    revision = _newest(article)
    _move(article, action, situation.status)
    history.record(article, action.value, actor=actor, now=now, revision=revision, reason=reason)
    return article


def _said(article: Article) -> str:
    return content.to_json(collect.collect(Article.objects.get(pk=article.pk)))


def _newest(article: Article) -> Revision:
    revision = standing.newest_revision(article)
    if revision is None:
        raise Refused(Refusal("nothing", "Nothing of this letter was ever submitted."))
    return revision


def _freeze(article: Article, *, actor: User, now: datetime) -> Revision:
    text = _said(article)
    last = standing.newest_revision(article)
    revision = Revision.objects.create(
        article=article,
        number=last.number + 1 if last else 1,
        text=text,
        digest=digests.digest(text),
        created_at=now,
        created_by=actor,
    )
    Contributor.objects.bulk_create(
        Contributor(revision=revision, user_id=user_id)
        for user_id in sorted(hands.since_signature(article))
    )
    claims_library.keep_uses(revision)
    return revision


def _go_live(
    action: Action,
    article: Article,
    situation: policy.Situation,
    *,
    actor: User,
    now: datetime,
    at: datetime,
) -> Publication:
    try:
        publication = publishing.go_live(article, _newest(article), actor=actor, now=now, at=at)
    except publishing.CannotPublish as error:
        raise Refused(Refusal("cannot_publish", str(error))) from error
    _move(article, action, situation.status)
    history.record(
        article,
        action.value,
        actor=actor,
        now=now,
        revision=publication.revision,
        live_from=at.isoformat(),
    )
    outbox.goes_live(publication)
    alerts.settle(article, now=now)
    if action is Action.PUBLISH:
        notices.published(article, publication, by=actor)
    return publication
