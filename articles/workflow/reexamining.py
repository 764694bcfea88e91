"""
Keep the re-reviews true: open what has a reason, add what came up, close what has none left.

Most reasons are told the moment they arise (an alert, a re-check, a retired entry). Others arise by
nobody's doing: a day passes. So this asks all of them again, of every letter that readers see. It
asks first without a lock, and once more of each letter that differs with it held; any number of
workers may do it at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db import transaction

from articles import reapproval
from articles.models import Article, PaperAlert, Publication, ReReview, ReviewPolicy
from articles.rendering import imprints
from articles.workflow import alerts, causes, outgrown, outstanding, reopening
from articles.workflow.causes import Cause, Reason, reason

Reasons = dict[int, list[Reason]]

EVERY = 1_000_000
"""As many letters as there are; the lists on the first page end earlier."""


def settle_all(*, now: datetime) -> None:
    """Bring every re-review up to date."""
    found = reasons(now=now)
    known = _known()
    differing = [pk for pk in {*found, *known} if _names(found.get(pk, ())) != known.get(pk)]
    for pk in sorted(differing):
        with transaction.atomic():
            for article in alerts.lock([pk]):
                settle(article, now=now)


def settle(article: Article, *, now: datetime) -> None:
    """Bring the re-review of the locked `article` up to date."""
    live = Publication.objects.live(now).filter(article=article).first()
    task = ReReview.objects.open().filter(article=article).first()
    if task and (live is None or live.revision_id != task.revision_id):
        how = ReReview.How.REVISED if live else ReReview.How.ENDED
        reopening.close(article, how, actor=None, now=now)
    if live is None:
        return
    holds = reasons(now=now, article=article).get(article.pk, [])
    reopening.reopen(article, holds, now=now)
    task = ReReview.objects.open().filter(article=article).first()
    if task:
        mine = task.reasons.filter(settled_at=None).values_list("cause", "key")
        reopening.settle(article, set(mine) - _names(holds), now=now)


def follow(article: Article, *, now: datetime) -> None:
    """Bring the re-review of the locked `article` up to date where one is open."""
    if ReReview.objects.open().filter(article=article).exists():
        settle(article, now=now)


def reasons(*, now: datetime, article: Article | None = None) -> Reasons:
    """Return what speaks for another look at letters that readers see, by key of the letter."""
    found: Reasons = defaultdict(list)
    for each in (_papers, _rules, _leaning, _expiring):
        for pk, one in each(now, article):
            found[pk].append(one)
    return dict(found)


Found = Iterator[tuple[int, Reason]]


def _papers(now: datetime, article: Article | None) -> Found:
    rows = PaperAlert.objects.open().whole().order_by("id")
    for alert in rows.filter(article=article) if article else rows:
        live = Publication.objects.live(now).filter(article=alert.article_id)
        for publication in live.select_related("revision__article"):
            if outstanding.passes_over(publication.revision, alert):
                yield alert.article_id, outstanding.reason(alert)


def _rules(now: datetime, article: Article | None) -> Found:
    letters = outgrown.of(article, now=now) if article else outgrown.letters(now=now, at_most=EVERY)
    for letter in letters:
        if letter.is_live:
            yield letter.article.pk, causes.unsigned(letter.findings, policy=letter.policy)


def _leaning(now: datetime, article: Article | None) -> Found:
    for due in reapproval.due(now=now, article=article):
        yield due.article_id, due.reason


def _expiring(now: datetime, article: Article | None) -> Found:
    soon = now + timedelta(days=ReviewPolicy.current().renew_before_days)
    rows = Publication.objects.live(now).filter(overdue_at__lte=soon)
    rows = rows.filter(article=article) if article else rows
    for row in rows.only("article", "overdue_at", "revision__text").select_related("revision"):
        day = imprints.last_day(row.overdue_at, row.revision.content.brand.time_zone)
        yield (
            row.article_id,
            reason(Cause.EXPIRY, day, f"The signatures under it hold until {day:%d %B %Y}."),
        )


def _known() -> dict[int, set[tuple[str, str]]]:
    found: dict[int, set[tuple[str, str]]] = {}
    tasks = ReReview.objects.open().prefetch_related("reasons")
    for task in tasks:
        found[task.article_id] = {
            (row.cause, row.key) for row in task.reasons.all() if row.settled_at is None
        }
    return found


def _names(reasons: Iterable[Reason]) -> set[tuple[str, str]]:
    return {each.name for each in reasons}
