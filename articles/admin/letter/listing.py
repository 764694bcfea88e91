"""List letters with the status they have now, in a constant number of queries."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone

from articles.admin.letter.wording import label
from articles.models import Article, Publication
from articles.workflow.states import Status, status_now


def with_times(articles: QuerySet[Article], *, now: datetime) -> QuerySet[Article]:
    """Add to each letter the span of its latest publication and since when one is live."""
    mine = Publication.objects.filter(article=OuterRef("pk"))
    latest = mine.shown().order_by("-live_from")  # type: ignore[attr-defined]
    return articles.annotate(
        latest_from=Subquery(latest.values("live_from")[:1]),
        latest_until=Subquery(latest.values("live_until")[:1]),
        live_since=Subquery(mine.live(now).values("live_from")[:1]),  # type: ignore[attr-defined]
    )


def status_of(article: Any, *, now: datetime) -> Status:
    """Return the status at `now` of a letter that `with_times` fetched."""
    return status_now(
        Status(article.status),
        live_from=article.latest_from,
        live_until=article.latest_until,
        now=now,
    )


class StatusFilter(admin.SimpleListFilter):
    """Filter by the status of now: a schedule whose hour has come counts as published."""

    title = "status"
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(status.value, label(status.value)) for status in Status]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if self.value() not in set(Status):
            return queryset
        now = timezone.now()
        moving = with_times(
            Article.objects.filter(status__in=[Status.SCHEDULED, Status.PUBLISHED]), now=now
        ).only("status")
        moved = {article.pk: status_of(article, now=now) for article in moving}
        here = [pk for pk, status in moved.items() if status == self.value()]
        still = Q(status=self.value()) & ~Q(status__in=[Status.SCHEDULED, Status.PUBLISHED])
        return queryset.filter(still | Q(pk__in=here))
