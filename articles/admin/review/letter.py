"""The letter as readers will see it, with what there is to judge marked at its place."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from articles import lapsing
from articles.admin.letter.findings import Ledger, ledger
from articles.admin.letter.steps import rendered
from articles.admin.review import evidence
from articles.admin.review.evidence import Card
from articles.checking import check
from articles.models import Article, Revision
from articles.rendering.marking import Mark, MarkingPen
from articles.workflow import outstanding


def context(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return the rendered letter and its findings with what was decided about them."""
    content, now = revision.content, timezone.now()
    findings = (
        *outstanding.findings(article, outstanding.frozen(revision), now=now),
        *check(content),
        *lapsing.findings(content, on=timezone.localdate(now)),
    )
    told = ledger(article, findings, user=request.user, now=now)
    claims = {(card.claim.field, card.claim.mark): _way(card) for card in evidence.cards(content)}
    pen = MarkingPen(_marks(told), claims)
    return {"letter": rendered(content, number=revision.number, pen=pen), "ledger": told}


def _marks(told: Ledger) -> Iterator[Mark]:
    """Yield the passage of each finding; one that was resolved is marked as that."""
    for number, noted in enumerate(told.findings, start=1):
        finding = noted.finding
        if finding.start is None or finding.end is None:
            continue
        yield Mark(
            finding.field,
            finding.start,
            finding.end,
            name=f"finding-{number}",
            kind="resolved" if noted.state == "resolved" else finding.severity.value,
            label=f"Finding {number}: {finding.code}, {noted.state or finding.severity.value}",
            sign=str(number),
        )


def _way(card: Card) -> Mark:
    return Mark(
        card.claim.field,
        0,
        0,
        name=card.name,
        kind="evidence",
        label=f"Evidence of claim {card.letter}",
        sign=card.letter,
    )
