"""
Ask of every scheduled letter whether what was signed still holds, and cancel it where it does not.

A schedule goes live by the clock alone, with no program running. So nothing may wait for its
moment: whatever makes an approval not hold (a paper falls, the rules or the required signatures
change, a resolution is taken back) asks here at once, in its own transaction. The worker asks
again a minute before the moment, for what changes without anybody doing anything.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task

from articles.models import Article, Publication
from articles.refusal import Refusal
from articles.workflow import history, moving, notices, policy, publishing, signatures, standing
from articles.workflow.states import Action, Status
from references.transactions import whole

JUST_BEFORE = timedelta(minutes=1)
"""How long before its moment a schedule is looked at for the last time."""
SOON = 20
"""Before all else that waits: its moment does not."""


def check_before(publication: Publication) -> None:
    """Have the worker look at the scheduled `publication` just before its moment."""
    look.using(run_after=publication.live_from - JUST_BEFORE).enqueue(publication.article_id)


@task(priority=SOON)
def look(article_id: int) -> None:
    """Cancel the letter's schedule if its approval no longer holds."""
    sweep(now=timezone.now(), letters=[article_id])


def resume() -> None:
    """Look at every schedule; a worker calls it when it starts, for the software may be new."""
    sweep(now=timezone.now())


@whole
def sweep(*, now: datetime, letters: Iterable[int] | None = None) -> list[Article]:
    """Cancel what is scheduled and no longer fit, of all letters or of these; return them."""
    found = Article.objects.filter(status=Status.SCHEDULED, publications__live_from__gt=now)
    if letters is not None:
        found = found.filter(pk__in=set(letters))
    # All of them before the first event is recorded, and always in this order (see `alerts`).
    keys = set(found.values_list("pk", flat=True))
    rows = Article.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    return [article for article in list(rows) if let_go(article, now=now)]


def let_go(article: Article, *, now: datetime) -> Refusal | None:
    """Cancel the schedule of the locked `article` if it no longer holds; return why, or None."""
    if standing.status_of(article, now=now) is not Status.SCHEDULED:
        return None
    planned = article.publications.shown().filter(live_from__gt=now).first()
    if planned is None or not (no := _unfit(article, planned, now=now)):
        return None
    publishing.cancel_scheduled(article, now=now)
    moving.move(article, Action.UNSCHEDULE, Status.SCHEDULED)
    history.record(
        article,
        "schedule_cancelled",
        actor=None,
        now=now,
        revision=planned.revision,
        reason=no.reason,
        rows=article.publications.order_by("id"),
        code=no.code,
        live_from=planned.live_from.isoformat(),
    )
    notices.schedule_cancelled(article, no.reason, at=planned.live_from)
    return no


def _unfit(article: Article, planned: Publication, *, now: datetime) -> Refusal | None:
    situation = standing.situation_of(article, now=now, live_from=planned.live_from)
    if no := policy.unfit(Action.PUBLISH, situation):
        return no
    if signatures.is_as_signed(planned):
        return None
    return Refusal(
        "documents",
        "What would have gone live is not what its signed revision says: somebody changed it in "
        "the database. Run manage.py verify_history, then publish or schedule the letter anew.",
    )
