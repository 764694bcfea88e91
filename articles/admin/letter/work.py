"""Say on the first page which letters wait, and for whom."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from articles.admin.letter.listing import status_of, with_times
from articles.admin.letter.wording import NEXT_STEP
from articles.models import Article
from articles.workflow import standing
from articles.workflow.policy import Role
from articles.workflow.states import Status

WAITS_FOR: dict[Status, Role] = {
    Status.IN_REVIEW: Role.REVIEWER,
    Status.APPROVED: Role.PUBLISHER,
    Status.CHANGES_REQUESTED: Role.EDITOR,
    Status.DRAFT: Role.EDITOR,
}
LONGEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A letter in work; `mine` when the next step is one that this person's group takes."""

    article: Article
    status: Status
    step: str
    mine: bool


def waiting(request: HttpRequest) -> list[Waiting]:
    """Return the letters in work, those that wait for this person first; else the last edited."""
    if not request.user.has_perm("articles.view_article"):
        return []
    now = timezone.now()
    roles = standing.actor_of(request.user).roles  # type: ignore[arg-type]
    articles = with_times(Article.objects.filter(status__in=WAITS_FOR), now=now)
    letters = [
        _waiting(article, status_of(article, now=now), roles)
        for article in articles.defer("body").order_by("-edited_at", "-pk")[: 4 * LONGEST]
    ]
    return sorted(letters, key=lambda letter: not letter.mine)[:LONGEST]


def _waiting(article: Article, status: Status, roles: frozenset[Role]) -> Waiting:
    mine = bool({WAITS_FOR[status], Role.ADMINISTRATOR} & roles)
    return Waiting(article=article, status=status, step=NEXT_STEP[status], mine=mine)
