"""
Have live letters follow what a shared record is called now, in the background and in small steps.

Exactly the letters that show the record are rendered anew (`articles.names` says what of it they
take over); what was signed stays, and the chain tells of each whose bytes changed, and why. The
letters of a step, and how far the run is, are written together under a lock on the run: a worker
that was killed leaves a whole step or none, and two take turns. Twice changes nothing more.
"""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import OperationalError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task

from articles import generations
from articles.delivery import outbox
from articles.digests import canonical_text
from articles.models import Publication, PublishedEntry, Renaming
from articles.names import Facts, key
from articles.workflow import called, renewing

logger = logging.getLogger(__name__)

STEP = 10
"""Letters in one task; whoever wants to publish waits for them, some tenths of a second."""
LATER = timedelta(minutes=2)
URGENT_LAST = -10
"""Behind everything else that waits: nobody sits before a screen for it."""


def begin(record: Any, before: Facts, *, actor: User | None, now: datetime) -> Renaming | None:
    """
    Start the run for `record`, which said `before`, within the transaction that saves it.

    None when nothing changed that letters follow.
    """
    after = called.facts(record)
    changes = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    if not changes:
        return None
    run = Renaming.objects.create(
        kind=called.kind_of(record),
        slug=getattr(record, "slug", ""),
        record=before["name"],
        changes=canonical_text(changes),
        made_by=actor,
        created_at=now,
    )
    work.enqueue(run.pk)
    _watch_later(run.pk)
    return run


def is_public(record: Any) -> bool:
    """Tell whether a letter that is or was live knows `record` by its slug."""
    shown = PublishedEntry.objects.filter(kind=called.kind_of(record), key=record.slug)
    return shown.exists()


def touched(run: Renaming, *, now: datetime) -> QuerySet[Publication]:
    """Return what readers see, and are going to see, of the record of `run`."""
    rows = Publication.objects.shown().not_over(now)
    if run.kind == "brand":
        return rows
    shown = PublishedEntry.objects.filter(kind=run.kind, key=run.slug).order_by()
    return rows.filter(pk__in=shown.values("publication"))


@task(priority=URGENT_LAST)
def work(run_id: int) -> None:
    """Do a step of a run, and leave the next one to whoever is free."""
    with transaction.atomic():
        if _step(Renaming.objects.select_for_update(of=["self"]).get(pk=run_id)):
            work.enqueue(run_id)


@task(priority=URGENT_LAST)
def watch(run_id: int) -> None:
    """Go on with a run whose worker is gone; as long as it lasts, look again later."""
    run = Renaming.objects.get(pk=run_id)
    if run.finished_at:
        return
    if (run.stepped_at or run.created_at) < timezone.now() - LATER:
        work.enqueue(run_id)
    _watch_later(run_id)


def resume() -> None:
    """Have every run go on that somebody left unfinished; a worker calls it when it starts."""
    for run_id in Renaming.objects.filter(finished_at=None).values_list("pk", flat=True):
        work.enqueue(run_id)


def _step(run: Renaming) -> bool:
    """Look at the next letters of `run`; True when more may wait."""
    if run.finished_at:
        return False
    now = timezone.now()
    generations.lead()
    letters = touched(run, now=now)
    if run.total is None:
        run.total = letters.count()
    whole = letters.select_related("article", "revision__article", "approval")
    some = list(whole.filter(pk__gt=run.reached).order_by("pk")[:STEP])
    for letter in some:
        _follow(letter, run, now=now)
        run.reached, run.done = letter.pk, run.done + 1
    run.stepped_at = now
    run.finished_at = None if len(some) == STEP else now
    run.save()
    return run.finished_at is None


def _follow(letter: Publication, run: Renaming, *, now: datetime) -> None:
    """Render one letter anew; whatever goes wrong with it is counted, and the others go on."""
    cause = {"record": key(run.kind, run.slug), "changes": run.facts}
    try:
        with transaction.atomic():
            is_news = renewing.render_again(
                letter, now=now, actor=run.made_by, reason=run.told, cause=cause
            )
            if is_news and letter.live_from <= now:
                outbox.changed(letter, now=now)
    except OperationalError:
        raise  # The database is away, not the letter wrong: the step is done again.
    except Exception:
        logger.exception("Could not render %s under a new name", letter)
        run.failed += 1
    else:
        run.changed += is_news


def _watch_later(run_id: int) -> None:
    watch.using(run_after=timezone.now() + LATER).enqueue(run_id)
