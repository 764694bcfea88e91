"""
Say who does a review: somebody takes it, hands it to another, or lets it go.

An assignment is a promise among colleagues and no permission: whoever may sign may still sign.
"""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from articles.models import Article
from articles.refusal import Refusal, Refused
from articles.workflow import history, notices, queue, standing
from articles.workflow.queue import Work
from references.transactions import whole


@whole
def assign(work: Work, *, to: User | None, actor: User, now: datetime) -> Work:
    """
    Give `work` to somebody, or to nobody where `to` is None. Raises `Refused`.

    Nothing is recorded where nothing changes.
    """
    article = Article.objects.select_for_update(of=("self",)).get(pk=work.revision.article_id)
    row = queue.reloaded(work)
    if row is None:
        raise Refused(Refusal("status", "This review is done already. Reload the queue."))
    _admit(row, to=to, actor=actor)
    if row.assignee == to:
        return row
    before, row.assignee = row.assignee, to
    row.save(update_fields=["assignee"])
    history.record(
        article,
        "assign" if to else "unassign",
        actor=actor,
        now=now,
        revision=row.revision,
        to=_named(to),
        before=_named(before),
    )
    if to is not None and to != actor:
        notices.assigned(article, to=to, by=actor, due_at=row.due_at)
    return row


def _named(user: User | None) -> dict[str, Any] | None:
    return {"id": user.pk, "username": user.get_username()} if user else None


def _admit(row: Work, *, to: User | None, actor: User) -> None:
    if not queue.may_assign(standing.actor_of(actor)):
        raise Refused(Refusal("role", "Only those who review can say who does a review."))
    if to is None:
        return
    if no := queue.signing_refusal(row, standing.actor_of(to)):
        raise Refused(Refusal(no.code, f"{to.get_full_name() or to} cannot sign it. {no.reason}"))
