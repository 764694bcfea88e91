"""What people would rather look at than read: the week ahead, where letters stand, the pace."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from articles.admin.letter.listing import with_times
from articles.admin.letter.lists.filters import has_status
from articles.admin.letter.wording import label
from articles.models import Article, Publication
from articles.workflow.states import Status

DAYS = 7
WEEKS = 12
BASE, HIGHEST = 43.0, 42.0
"""Where the bars stand in their picture, and how high the highest is."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A letter that goes live at an instant."""

    headline: str
    url: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the brand's week with what goes live on it."""

    day: date
    is_today: bool
    letters: tuple[Planned, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How many letters stand at one status; `width` in percent of all, `start` where it begins."""

    status: str
    label: str
    number: int
    url: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """How many publications began in a week; `top` and `height` as the picture draws them."""

    monday: date
    number: int
    top: float
    height: float


def week(*, now: datetime) -> list[Day]:
    """Return today and the six days after it, in the brand's zone, with what goes live."""
    today = timezone.localdate(now)
    end = timezone.make_aware(datetime.combine(today + timedelta(days=DAYS), datetime.min.time()))
    planned = (
        Publication.objects.shown()
        .filter(live_from__gt=now, live_from__lt=end, withdrawn_at__isnull=True)
        .order_by("live_from", "pk")
        .values_list("headline", "article_id", "live_from")
    )
    letters: dict[date, list[Planned]] = {}
    for headline, pk, at in planned:
        url = reverse("admin:articles_article_change", args=[pk])
        letters.setdefault(timezone.localdate(at), []).append(Planned(headline, url, at))
    days = [today + timedelta(days=number) for number in range(DAYS)]
    return [Day(day, day == today, tuple(letters.get(day, ()))) for day in days]


def shares(*, now: datetime) -> list[Share]:
    """Return where the letters stand now, in the order of their life."""
    stored = Article.objects.order_by().values_list("status").annotate(number=Count("pk"))
    counts: Counter[str] = Counter(dict(stored))
    # Time moves few of them; counting all by their publications would read every one.
    begun = _begun(now=now)
    ended = _ended(now=now)
    counts[Status.SCHEDULED] -= begun
    counts[Status.PUBLISHED] += begun - ended
    counts[Status.UNPUBLISHED] += ended
    return list(_beside_each_other(counts))


def _begun(*, now: datetime) -> int:
    """Count the letters stored as scheduled whose hour has come."""
    scheduled = with_times(Article.objects.filter(status=Status.SCHEDULED), now=now)
    return scheduled.exclude(has_status(Status.SCHEDULED, now=now)).count()


def _ended(*, now: datetime) -> int:
    """Count the letters stored as public whose latest publication is over."""
    over = Publication.objects.shown().filter(live_until__lte=now).order_by().values("article")
    public = Article.objects.filter(pk__in=over, status__in=(Status.SCHEDULED, Status.PUBLISHED))
    return with_times(public, now=now).filter(has_status(Status.UNPUBLISHED, now=now)).count()


def _beside_each_other(counts: Counter[str]) -> Iterable[Share]:
    total = sum(counts.values())
    start = 0.0
    for status in Status:
        if number := counts[status]:
            width = 100 * number / total
            url = f"{reverse('admin:articles_article_changelist')}?status={status.value}"
            yield Share(status.value, label(status.value), number, url, start, width)
            start += width


def pace(*, now: datetime) -> list[Bar]:
    """Return how many publications began in each of the last weeks, this one last."""
    today = timezone.localdate(now)
    monday = today - timedelta(days=today.weekday())
    mondays = [monday - timedelta(weeks=number) for number in reversed(range(WEEKS))]
    begin = timezone.make_aware(datetime.combine(mondays[0], datetime.min.time()))
    began = Publication.objects.shown().filter(live_from__gte=begin, live_from__lte=now)
    days = (timezone.localdate(at) for at in began.values_list("live_from", flat=True))
    counts = Counter(day - timedelta(days=day.weekday()) for day in days)
    highest = max(counts.values(), default=0) or 1
    heights = {each: HIGHEST * counts[each] / highest for each in mondays}
    return [Bar(each, counts[each], BASE - height, height) for each, height in heights.items()]
