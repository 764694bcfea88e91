"""Gather what the panel beside a letter shows: where it stands, what is wrong, who did what."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from django.contrib.auth.models import User
from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone

from articles import addresses, collect, reapproval
from articles.admin.letter.alarms import Alarm, alarms_of
from articles.admin.letter.findings import Ledger, ledger
from articles.admin.letter.missing import missing
from articles.admin.letter.requested import Request, request_of
from articles.admin.letter.signed import Row, is_called, rows
from articles.admin.letter.standing import Refusals
from articles.admin.letter.wording import NEXT_STEP, label
from articles.content import Claim, Content, Reference
from articles.models import (
    Approval,
    Article,
    Event,
    OwedSignature,
    Publication,
    Revision,
    SourcePage,
)
from articles.reading import read
from articles.reapproval import Due
from articles.refusal import Refusal
from articles.workflow import standing
from articles.workflow.situation import Situation
from articles.workflow.states import Action, Status

NEWEST_EVENTS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """One action: `refusal` is why it cannot be taken now, None when it can."""

    action: str
    label: str
    url: str
    refusal: Refusal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Public:
    """A publication as the panel tells of it."""

    url: str
    since: datetime
    until: datetime | None
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """All that the article page shows beside the form, and the draft that it tells of."""

    content: Content
    status: Status
    label: str
    step: str
    offered: list[Button]
    hindered: list[Button]
    """What this person could do now if nothing stood in the way."""
    elsewhere: list[Button]
    """What is another person's to do, or belongs to another status."""
    refusal: Refusal | None
    live: Public | None
    planned: Public | None
    alarms: list[Alarm]
    due: list[Due]
    ledger: Ledger
    missing: list[str]
    papers: list[tuple[int, Reference]]
    uncited: tuple[Reference, ...]
    signatures: list[Row]
    emergency: bool
    owed: list[OwedSignature]
    requested: Request | None
    revisions: list[Revision]
    events: list[tuple[str, Event]]
    source: SourcePage | None
    identity: str
    statements: list[dict[str, Any]]
    """The ledger, for the scripts of the writing desk."""


def panel(
    article: Article, *, refusals: Refusals, situation: Situation, user: Any, now: datetime
) -> Panel:
    """Return the panel of `article` as it is in the database, in a constant number of queries."""
    status = standing.status_of(article, now=now)
    content = collect.collect(article)
    today = timezone.localdate(now)
    findings = (
        *standing.alert_findings(article, status=status, now=now),
        *standing.findings_of(article, status=status, on=today, draft=content),
    )
    reading = read(content)
    buttons = _buttons(article, refusals)
    revision = standing.revision_in_question(article, status=status)
    decided_on = revision if status in standing.GATED_IN else None
    return Panel(
        content=content,
        status=status,
        label=label(status.value),
        step=NEXT_STEP[status],
        offered=[button for button in buttons if button.refusal is None],
        hindered=[button for button in buttons if button.refusal and not _is_elsewhere(button)],
        elsewhere=[button for button in buttons if _is_elsewhere(button)],
        refusal=refusals[Action.EDIT],
        live=_public(article.publications.live(now), content),
        planned=_public(article.publications.shown().filter(live_from__gt=now), content),
        alarms=alarms_of(article, user=user),
        due=reapproval.due(now=now, article=article),
        ledger=ledger(article, findings, user=user, now=now),
        missing=missing(content),
        papers=list(enumerate(reading.cited, start=1)),
        uncited=reading.uncited,
        signatures=rows(decided_on, situation) if decided_on else [],
        emergency=is_called(situation),
        owed=list(_owed(article, now=now)),
        requested=request_of(article, content),
        revisions=list(_revisions(article)),
        events=[(label(event.kind), event) for event in _newest_events(article)],
        source=getattr(article, "source_page", None),
        identity=str(article.identity),
        statements=[_statement(claim) for claim in content.claims],
    )


def _statement(claim: Claim) -> dict[str, Any]:
    """Return what the ledger has of one statement, its place as the form calls it."""
    return {
        "field": claim.field.replace("[", "-").replace("].", "-"),
        **{name: getattr(claim, name) for name in ("mark", "text", "product", "ingredient")},
        "evidence": msgspec.to_builtins(claim.evidence),
    }


def _buttons(article: Article, refusals: Refusals) -> list[Button]:
    return [
        Button(
            action=action.value,
            label=label(action.value),
            url=reverse("admin:articles_article_action", args=[article.pk, action.value]),
            refusal=refusal,
        )
        for action, refusal in refusals.items()
        if action is not Action.EDIT
    ]


def _owed(article: Article, *, now: datetime) -> Any:
    owed = OwedSignature.objects.open(now).filter(revision__article=article)
    return owed.select_related("revision").defer("revision__text")


def _is_elsewhere(button: Button) -> bool:
    return button.refusal is not None and button.refusal.code in ("role", "status")


def _public(publications: Any, content: Content) -> Public | None:
    found: Publication | None = (
        publications.select_related("revision")
        .only("article", "slug", "live_from", "live_until", "revision__number")
        .first()
    )
    if found is None:
        return None
    return Public(
        url=addresses.letter_url(content.brand, found.slug),
        since=found.live_from,
        until=found.live_until,
        number=found.revision.number,
    )


def _revisions(article: Article) -> Any:
    signatures = Prefetch("approvals", Approval.objects.defer("person", "findings"))
    return (
        article.revisions.order_by("-number")
        .defer("text")
        .select_related("created_by")
        .prefetch_related(signatures)
    )


def _newest_events(article: Article) -> Any:
    events = article.events.order_by("-id").select_related("actor", "revision")
    return events.defer("record", "revision__text")[:NEWEST_EVENTS]


def name_of(user: User | None) -> str:
    """Return how a person is named on a screen."""
    return (user.get_full_name() or user.get_username()) if user else "The system"
