"""
Render every live letter again: many at once, in small steps, with no more memory for more letters.

Processes of their own render, this one reads and writes. Between reading a letter and writing it,
somebody may publish, withdraw or rename something, so nothing is written on what was read: under
the locks that publishing takes, a row that is no longer the one read is rendered again on the spot,
and one that is live no more is left alone. Whoever stops it keeps what is done.
"""

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing import get_context

from django.db import reset_queries, transaction
from django.utils import timezone

from articles import generations
from articles.models import Publication
from articles.models.publication import PublicationQuerySet
from articles.names import Names
from articles.rendering import anew
from articles.rendering.anew import Anew, Stored
from articles.rendering.renderer import renderer
from articles.workflow import called, entries, renewing, words
from articles.workflow.stored import SEEN, seen, stored

BATCH = 40
"""Letters that are read, rendered and written together: some seven megabytes."""
AHEAD = 2
"""Batches for each process that are rendered, or wait for it, while others are written."""
ALONE = 2 * BATCH
"""Letters up to which starting processes would take longer than rendering."""
REASON = "Rendered anew by another release of the program."


Submit = Callable[[list[Stored], Names], Future[list[Anew]]]


@dataclass(frozen=True, slots=True)
class Done:
    """What became of some letters: how many, the slugs of those that changed, faults by slug."""

    letters: int
    changed: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)


def rebuild(
    *, now: datetime, goes_on: bool = False, processes: int | None = None
) -> Iterator[Done]:
    """
    Render every letter that is live at `now` anew, and yield what is done as it is done.

    `goes_on`: but for those that this very program has rendered before.
    """
    due = due_letters(now=now, goes_on=goes_on)
    rendering: deque[tuple[list[Stored], Future[list[Anew]]]] = deque()
    with _renderers(due.count(), processes or cores()) as (submit, ahead):
        for keys in _batches(due):
            # Names are read anew for each batch: one that changes meanwhile is not undone.
            letters = stored(keys)
            rendering.append((letters, submit(letters, called.today())))
            if len(rendering) > ahead:
                yield _keep(*rendering.popleft())
        while rendering:
            yield _keep(*rendering.popleft())
    # One wait for all, instead of one a batch.
    generations.settle()


def due_letters(*, now: datetime, goes_on: bool) -> PublicationQuerySet:
    """Return what is live at `now`, and with `goes_on` was rendered by another program."""
    live = Publication.objects.live(now)
    return live.exclude(rendered_by=renderer()) if goes_on else live


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _renderers(due: int, processes: int) -> Iterator[tuple[Submit, int]]:
    """Yield what renders a batch in the background, and how many batches it takes at a time."""
    if due <= ALONE or processes < 2:
        yield _at_once, 0
        return
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=anew.begin)
    try:
        yield lambda letters, today: pool.submit(anew.render, letters, today), AHEAD * processes
    finally:
        pool.shutdown(cancel_futures=True)


def _at_once(letters: list[Stored], today: Names) -> Future[list[Anew]]:
    done: Future[list[Anew]] = Future()
    done.set_result(anew.render(letters, today))
    return done


def _batches(due: PublicationQuerySet) -> Iterator[list[int]]:
    """Yield the keys of what is due, each once, by looking further than the last ones."""
    last = 0
    while keys := list(due.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        yield keys
        last = keys[-1]


def _keep(letters: list[Stored], rendered: Future[list[Anew]]) -> Done:
    """Write what became of some letters."""
    made = {each.pk: each for each in rendered.result()}
    # With DEBUG on, Django would remember every statement, letters and all.
    reset_queries()
    done = Done(len(letters))
    if any(made[each.pk].is_news or each.rendered_by != renderer() for each in letters):
        with transaction.atomic():
            _write({each.pk: each for each in letters}, made, done)
    return done


def _write(letters: dict[int, Stored], made: dict[int, Anew], done: Done) -> None:
    """Write what is live still, as it was rendered or, where somebody was faster, rendered now."""
    now = timezone.now()
    generations.queue()
    news, stamped = [], []
    live = Publication.objects.live(now).filter(pk__in=letters).order_by("pk")
    for row in live.select_for_update().only("slug", *SEEN, "rendered_by"):
        rendered = made[row.pk]
        if rendered.failure:
            done.failed[row.slug] = rendered.failure
        elif letters[row.pk].seen != seen(row):
            if renewing.render_again(row, now=now, reason=REASON):
                done.changed.append(row.slug)
        else:
            stamped.append(row.pk)
            if rendered.is_news:
                news.append(row.pk)
    _put([made[pk] for pk in news], done, now=now)
    # One statement, with a list of keys that is as long as a batch.
    Publication.objects.filter(pk__in=stamped).update(rendered_by=renderer())


def _put(news: list[Anew], done: Done, *, now: datetime) -> None:
    """Store what is new, and have the chain tell of those that readers get other bytes of."""
    whole = Publication.objects.select_related("article", "revision").defer("revision__text")
    rows = whole.in_bulk([each.pk for each in news])
    told = []
    for each in news:
        row = rows[each.pk]
        if each.columns and renewing.store(row, each.columns, dict(vars(row))):
            told.append(row)
        if each.entries is not None:
            entries.replace(row, each.entries)
            words.label_again(row)
        if each.words is not None:
            words.index(row, each.language, each.words)
    renewing.tell(told, now=now, reason=REASON)
    done.changed.extend(row.slug for row in told)
