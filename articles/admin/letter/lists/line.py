"""Gather what a list shows of each letter, in a number of queries that no row adds to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone

from articles.admin.letter.listing import status_of, with_times
from articles.models import Article, OpenFindings, PaperAlert, Publication, ReviewRequest
from articles.workflow import counting, standing
from articles.workflow.policy import Role
from articles.workflow.states import Status
from articles.workflow.turns import TURNS, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """
    One letter in a list.

    `review_due` is set while somebody's review is awaited, `goes_live` where a publication is
    still to come, `valid_until` where readers see a text whose approval ends. `count` is None for
    a letter that was never counted; it `is_of_now` unless something happened since. `notices`
    counts what became known of its papers and nobody has settled.
    """

    status: Status
    turn: Turn | None
    is_mine: bool
    live_since: datetime | None
    goes_live: datetime | None
    review_due: datetime | None
    is_late: bool
    valid_until: date | None
    count: OpenFindings | None
    is_of_now: bool
    notices: int


class LetterList(ChangeList):
    """The stock list; each of its rows brings its `line`."""

    def get_queryset(self, request: HttpRequest, *args: Any, **facets: Any) -> QuerySet[Article]:
        letters = super().get_queryset(request, *args, **facets)
        letters = letters.select_related("series", "edited_by", "open_findings")
        return letters.prefetch_related("bylines__author").defer("body")

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = described(self.result_list, request=request, now=timezone.now())


def rows(letters: QuerySet[Article], *, now: datetime) -> QuerySet[Article]:
    """Have `letters` bring along what their lines, and the list's filters, are made of."""
    open_alerts = PaperAlert.objects.open().filter(article=OuterRef("pk")).order_by()
    number = open_alerts.values("article").annotate(number=Count("pk")).values("number")
    live = Publication.objects.live(now).filter(article=OuterRef("pk"))
    return counting.with_events(with_times(letters, now=now)).annotate(
        notices=Coalesce(Subquery(number), 0),
        review_due=review_due(),
        valid_until=Subquery(live.values("approval__valid_until")[:1]),
    )


def review_due() -> Subquery:
    """Return until when the newest revision of a letter is to be reviewed, for an annotation."""
    asked = ReviewRequest.objects.filter(revision__article=OuterRef("pk"))
    return Subquery(asked.order_by("-revision__number").values("due_at")[:1])


def described(letters: Iterable[Any], *, request: HttpRequest, now: datetime) -> list[Article]:
    """Return `letters`, fetched by `rows`, each with its `line` for the person who asks."""
    roles = standing.actor_of(request.user).roles  # type: ignore[arg-type]
    state = counting.state(now=now)
    found = list(letters)
    for letter in found:
        letter.line = _line(letter, roles, state, now=now)
    return found


def _line(letter: Any, roles: frozenset[Role], state: counting.State, *, now: datetime) -> Line:
    status = status_of(letter, now=now)
    turn = TURNS[status]
    count = getattr(letter, "open_findings", None)
    due = letter.review_due if status is Status.IN_REVIEW else None
    later = letter.latest_from is not None and letter.latest_from > now
    return Line(
        status=status,
        turn=turn,
        is_mine=turn is not None and turn.is_mine(roles),
        live_since=letter.live_since,
        goes_live=letter.latest_from if later else None,
        review_due=due,
        is_late=due is not None and due < now,
        valid_until=letter.valid_until,
        count=count,
        is_of_now=count is not None and state.is_of_now(count, newest_event=letter.newest_event),
        notices=letter.notices,
    )
