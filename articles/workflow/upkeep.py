"""
Do what the passing of days asks for: mark what became overdue, reopen reviews, remind people.

The worker does it when it starts and just after each midnight of the brand, when the last day of a
signature is over; `manage.py review_due` does it at once. Doing it twice, or two at a time, changes
nothing more.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from articles.models import Brand, ReReview, ReviewPolicy
from articles.workflow import expiring, history, reexamining, reminding
from references.transactions import whole

AFTER_MIDNIGHT = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What one round did; `re_reviews` is how many are open after it."""

    changed: int
    overdue: tuple[str, ...]
    re_reviews: int
    reminded: int


@whole
def agree(policy: ReviewPolicy, *, actor: User, now: datetime) -> ReviewPolicy:
    """Have the unsaved `policy` count from now on, and every letter follow it."""
    policy.changed_by, policy.changed_at = actor, now
    policy.save(force_insert=True)
    history.record(None, "review_policy", actor=actor, now=now, reason=policy.why, rows=[policy])
    once.enqueue()
    return policy


def round_at(now: datetime) -> Done:
    """Do all of it as of `now`."""
    changed = expiring.follow_policy(now=now)
    overdue = expiring.mark(now=now)
    reexamining.settle_all(now=now)
    return Done(
        changed=changed,
        overdue=tuple(row.slug for row in overdue),
        re_reviews=ReReview.objects.open().count(),
        reminded=reminding.remind(now=now),
    )


@task()
def once() -> None:
    """Do a round now, because something changed that letters hang on."""
    round_at(timezone.now())


@task()
def daily() -> None:
    """Do a round, and have the next one done tomorrow; the next is planned first, come what may."""
    now = timezone.now()
    if not _waiting().exists():
        daily.using(run_after=_next(now)).enqueue()
    round_at(now)


def resume() -> None:
    """Do a round, and one a day from now on; a worker calls it when it starts."""
    if _waiting().exists():
        once.enqueue()
    else:
        daily.enqueue()


def _waiting() -> "object":
    return DBTaskResult.objects.filter(task_path=daily.module_path, status="READY")


def _next(now: datetime) -> datetime:
    here = zone()
    tomorrow = now.astimezone(here).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time.min, tzinfo=here) + AFTER_MIDNIGHT


def zone() -> ZoneInfo:
    """Return the brand's zone, in which its days begin."""
    brand = Brand.objects.first()
    return ZoneInfo(brand.time_zone if brand else "UTC")
