"""
Write in a letter: what an edit may touch, what it settles, and what it voids.

Used as `actions.editing` and so on; apart only because writing has a before and an after, where
every other action is done at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles import digests, drafting
from articles.models import Article
from articles.workflow import admission, freezing, history, moving, standing
from articles.workflow.situation import Situation
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
            article = admission.lock(article)
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
        article = admission.lock(article)
        before = freezing.said(article)
        yield article
        _settle_edit(article, before, actor=actor, now=now, kind=kind)


def begin_edit(article: Article, *, actor: User, now: datetime) -> Edit:
    """
    Lock `article`, ask whether `actor` may write in it, remember what it says.

    `article` may already hold what somebody typed; its status and version are brought up
    to date, so that saving it does not write old ones back.
    """
    if article.pk is None:
        situation = Situation(status=Status.DRAFT)
        admission.ask(Action.EDIT, situation=situation, actor=actor)
        return Edit(article, before="")
    locked = admission.lock(article)
    situation = Situation(status=standing.status_of(locked, now=now))
    admission.ask(Action.EDIT, situation=situation, actor=actor)
    for name in GUARDED:
        setattr(article, name, getattr(locked, name))
    return Edit(article, before=freezing.said(locked))


def finish_edit(edit: Edit, *, actor: User, now: datetime, kind: str = "edit") -> bool:
    """Settle the draft; record the event and void an approval if it says something new."""
    if not edit.before and kind == "edit":
        kind = "create"
    if not _settle_edit(edit.article, edit.before, actor=actor, now=now, kind=kind):
        return False
    edit.article.refresh_from_db()
    return True


def _settle_edit(
    article: Article, before: str, *, actor: User | None, now: datetime, kind: str
) -> bool:
    # Whoever wrote may hold another instance of the same row than the one that was locked.
    article = Article.objects.get(pk=article.pk)
    drafting.settle(article)
    after = freezing.said(article)
    if after == before:
        return False
    status = standing.status_of(article, now=now)
    article.draft_version += 1
    article.edited_at, article.edited_by = now, actor
    if status in TRANSITIONS[Action.EDIT]:
        moving.move(article, Action.EDIT, status)
    else:
        # Only a rewriting gets here: the text that is decided on is frozen, and stays as it is.
        article.save(update_fields=["draft_version", "edited_at", "edited_by"])
    history.record(article, kind, actor=actor, now=now, draft=digests.digest(after))
    return True
