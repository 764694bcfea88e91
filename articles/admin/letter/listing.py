"""List letters with the status they have now, in a constant number of queries."""

from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

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
