"""
Remind people of reviews that are due soon or late: each review once, in one mail for each person.

A newcomer gets this wrong: two workers may do it at once. Whoever marks a review first tells of it;
the mark and the mail are one transaction.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User

from articles import working_days
from articles.models import Brand, ReviewPolicy
from articles.workflow import notices, queue
from articles.workflow.queue import Work
from references.transactions import whole


@dataclass(slots=True)
class Digest:
    """What one person is told."""

    soon: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)


@whole
def remind(*, now: datetime) -> int:
    """Tell whoever can do something about what is due soon or late; return how many were told."""
    brand = Brand.objects.first()
    zone = brand.time_zone if brand else "UTC"
    policy = ReviewPolicy.current()
    digests: dict[str, Digest] = defaultdict(Digest)
    people = queue.actors(queue.reviewers())
    for work in (*queue.open_requests(), *queue.open_re_reviews()):
        late = work.due_at <= now
        if not late and now < _reminder(work.due_at, policy.remind_before_days, zone):
            continue
        if not _mark(work, late=late, now=now):
            continue
        line = f"{work.revision.article.headline}\n  due {notices.moment(work.due_at, zone)}"
        for person in _told(work, people):
            digest = digests[person.email]
            (digest.late if late else digest.soon).append(line)
    for address, digest in digests.items():
        notices.review_digest(address, soon=digest.soon, late=digest.late)
    return len(digests)


def _reminder(due_at: datetime, days: int, zone: str) -> datetime:
    """Return the beginning of the working day that is `days` before `due_at`."""
    day = working_days.earlier(due_at.astimezone(ZoneInfo(zone)).date(), days)
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(zone))


def _mark(work: Work, *, late: bool, now: datetime) -> bool:
    mark = "told_overdue_at" if late else "reminded_at"
    rows = type(work)._default_manager.filter(pk=work.pk, **{mark: None})
    return bool(rows.update(**{mark: now}))


def _told(work: Work, people: "list[tuple[User, queue.Actor]]") -> Iterator[User]:
    """Yield whose it is; of what is nobody's, everybody who may sign it."""
    if work.assignee is not None and work.assignee.is_active:
        found = [work.assignee]
    else:
        found = [one for one, who in people if queue.signing_refusal(work, who) is None]
    yield from (person for person in found if person.email)
