"""
Have each overdue letter do, once, what the review policy says.

A letter is overdue when the last day of its signatures has passed while readers see it. Whoever of
several workers marks it first does the rest: history, webhook, mail. Nobody waits for a worker
where letters are to end: that was written down when they went live, and this only tells of it.
"""

from datetime import UTC, datetime

from django.db import transaction
from django.db.models import F, Q

from articles.delivery import outbox
from articles.delivery.payload import Kind
from articles.models import Publication, ReviewPolicy
from articles.models.publication import PublicationQuerySet
from articles.workflow import alerts, history, notices, publishing, reexamining, renewing

Overdue = ReviewPolicy.Overdue


def mark(*, now: datetime) -> list[Publication]:
    """Have every letter that became overdue do what the policy wants; return these."""
    done = []
    for pk in _unmarked(now).values_list("pk", flat=True):
        with transaction.atomic():
            publication = _take(pk, now)
            if publication is not None:
                _act(publication, now=now)
                done.append(publication)
    return done


def follow_policy(*, now: datetime) -> int:
    """
    Have what was planned or told by an earlier policy follow today's; return how many changed.

    What an earlier policy ended stays ended; that is for a person to take back.
    """
    with transaction.atomic():
        changed = publishing.plan_ends(now=now)
    overdue = Publication.objects.live(now).filter(is_overdue=True).values_list("pk", flat=True)
    for pk in overdue:
        with transaction.atomic():
            publication = _locked(pk)
            changed += _is_told_anew(publication, now=now)
    return changed


def _unmarked(now: datetime) -> PublicationQuerySet:
    """Return what is live and overdue, or ended by that, and where nothing was done about it."""
    until_then = Q(live_until=F("overdue_at")) | Q(live_until__isnull=True) | Q(live_until__gt=now)
    rows = Publication.objects.shown().filter(until_then, withdrawn_at__isnull=True)
    return rows.filter(overdue_at__lte=now, is_overdue=False)


def _take(pk: int, now: datetime) -> Publication | None:
    """Lock the letter and mark its publication; None when somebody was quicker."""
    publication = _locked(pk)
    mine = _unmarked(now).filter(pk=pk)
    if not mine.update(is_overdue=True):
        return None
    publication.refresh_from_db(fields=["is_overdue", "live_until"])
    return publication


def _locked(pk: int) -> Publication:
    publication = Publication.objects.select_related("revision__article", "approval").get(pk=pk)
    alerts.lock([publication.article_id])
    return publication


def _act(publication: Publication, *, now: datetime) -> None:
    article, action = publication.article, ReviewPolicy.current().overdue
    live = Publication.objects.live(now).filter(article=article)
    ends = publication.live_until == publication.overdue_at
    if live.filter(pk=publication.pk).exists():
        ends = action == Overdue.UNPUBLISH
        if ends:
            publishing.end_live(article, now=now)
        else:
            _tell_readers(publication, now=now)
    history.record(
        article,
        "overdue",
        actor=None,
        now=now,
        revision=publication.revision,
        held_until=publication.overdue_at.astimezone(UTC).isoformat(),
        action=Overdue.UNPUBLISH.value if ends else action,
        rows=article.publications.order_by("id"),
    )
    if ends and not live.all().exists():
        outbox.ended(article, Kind.UNPUBLISHED, now=now)
    notices.overdue(article, ends=ends)
    reexamining.settle(article, now=now)


def _tell_readers(publication: Publication, *, now: datetime) -> bool:
    if not renewing.render_again(
        publication, now=now, reason="The signatures under it hold no more."
    ):
        return False
    outbox.changed(publication, now=now)
    return True


def _is_told_anew(publication: Publication, *, now: datetime) -> bool:
    if ReviewPolicy.current().overdue == Overdue.UNPUBLISH:
        _act(publication, now=now)
        return True
    return _tell_readers(publication, now=now)
