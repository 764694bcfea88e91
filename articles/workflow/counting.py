"""
Count what is open on a letter once for all the lists that show it.

Checking a letter takes a tenth of a second, so no list does it for each row. A count is kept with
what it was counted for: the letter's newest event (whatever is written, decided or signed records
one), the policy in force, the day by which resolutions end, and the last change of a shared record
(an author, a product, a paper). When one of these is another now, the count is out of date; lists
say so and have it counted again, a few letters at a time.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from articles import policies
from articles.compliance.finding import Severity
from articles.models import (
    Article,
    Author,
    Brand,
    Disclaimer,
    Event,
    LibraryClaim,
    OpenFindings,
    Product,
    Series,
    Topic,
)
from articles.workflow import resolved, standing
from references.models import Reference

SHARED = (Author, Brand, Disclaimer, LibraryClaim, Product, Reference, Series, Topic)
"""Records that many letters show: a change of one may change the findings on any of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What holds for every letter when its findings are counted."""

    policy: str
    day: date
    shared_changed: datetime | None

    def counted(self) -> Q:
        """Return the condition under which a letter that `with_events` saw has its count of now."""
        same = Q(
            open_findings__event=F("newest_event"),
            open_findings__policy=self.policy,
            open_findings__day=self.day,
        )
        if self.shared_changed is None:
            return same
        return same & Q(open_findings__counted_at__gt=self.shared_changed)

    def is_of_now(self, count: OpenFindings, *, newest_event: int) -> bool:
        """Tell whether `count` still holds for a letter whose newest event is `newest_event`."""
        changed = self.shared_changed
        return (
            (count.event, count.policy, count.day) == (newest_event, self.policy, self.day)
        ) and (changed is None or count.counted_at > changed)


def state(*, now: datetime) -> State:
    """Return what counts are compared with at `now`, in two queries."""
    kinds = ContentType.objects.get_for_models(*SHARED).values()
    changes = LogEntry.objects.filter(content_type__in=kinds).exclude(action_flag=ADDITION)
    last = changes.order_by("-action_time").values_list("action_time", flat=True).first()
    return State(policy=policies.current().version, day=resolved.day(now), shared_changed=last)


def with_events(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Add to each letter the id of its newest event, 0 where it has none."""
    newest = Event.objects.filter(article=OuterRef("pk")).order_by("-id").values("id")[:1]
    return articles.annotate(newest_event=Coalesce(Subquery(newest), Value(0)))


def count(article: Article, *, now: datetime) -> OpenFindings:
    """Check `article` as its next decision would, and keep how much is open."""
    # Read before the check: what happens meanwhile makes the count out of date, never false.
    event = article.events.order_by("-id").values_list("id", flat=True).first() or 0
    policy, day = policies.current().version, resolved.day(now)
    status = standing.status_of(article, now=now)
    assessed = standing.assess(article, status=status, on=day)
    return OpenFindings.objects.update_or_create(
        article=article,
        defaults={
            "blocking": assessed.open(Severity.BLOCK),
            "warnings": assessed.open(Severity.WARN),
            "event": event,
            "policy": policy,
            "day": day,
            "counted_at": now,
        },
    )[0]
