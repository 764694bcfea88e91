"""Put the first page together: everybody sees the same sections, each group its own first."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from articles.admin.home import alarms, letters, pictures
from articles.admin.home.section import Section
from articles.workflow import standing
from articles.workflow.situation import Role

# The sections of each group in the order in which it sees them. What is wrong with what readers
# see stands first for those who can put it right.
ORDER: dict[Role, str] = {
    Role.EDITOR: "alarms owed mine waiting due outgrown runs names work broken published",
    Role.REVIEWER: "alarms owed waiting outgrown due runs names work broken published mine",
    Role.PUBLISHER: "waiting alarms owed due outgrown broken work published runs names mine",
    Role.ADMINISTRATOR: "broken alarms owed outgrown due runs names waiting work published mine",
    Role.MEDICAL: "alarms owed waiting outgrown due work published runs names broken mine",
    Role.LEGAL: "alarms owed waiting outgrown due work published runs names broken mine",
}
FIRST = (
    Role.ADMINISTRATOR,
    Role.EDITOR,
    Role.REVIEWER,
    Role.PUBLISHER,
    Role.MEDICAL,
    Role.LEGAL,
)
"""Whoever belongs to several groups sees the page of the first of these."""


def context(request: HttpRequest) -> dict[str, Any]:
    """Return what the first page shows this person; nothing about letters they may not see."""
    if not request.user.has_perm("articles.view_article"):
        return {"sections": []}
    now = timezone.now()
    pace = pictures.pace(now=now)
    return {
        "sections": [each for each in _sections(request, now=now) if each.is_shown],
        "week": pictures.week(now=now),
        "shares": pictures.shares(now=now),
        "pace": pace,
        "this_week": pace[-1].number,
    }


def _sections(request: HttpRequest, *, now: datetime) -> list[Section]:
    roles = standing.actor_of(request.user).roles  # type: ignore[arg-type]
    first = next((role for role in FIRST if role in roles), Role.EDITOR)
    found = {section.name: section for section in _found(request, roles, now=now)}
    return [found[name] for name in ORDER[first].split() if name in found]


def _found(request: HttpRequest, roles: frozenset[Role], *, now: datetime) -> list[Section]:
    writes = bool(roles & {Role.EDITOR, Role.ADMINISTRATOR})
    mine = [letters.mine(request.user, now=now)] if writes else []
    own = [*mine, letters.waiting(request.user, roles, now=now)]
    named = {letter for section in own for letter in section.letters}
    return [
        *own,
        letters.in_work(named, now=now),
        letters.published(now=now),
        alarms.papers(request),
        alarms.owed(request, now=now),
        alarms.unsigned(request),
        alarms.due(request),
        alarms.runs(request),
        alarms.renamings(request),
        alarms.broken(request),
    ]
