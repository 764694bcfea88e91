"""The letter as readers will see it, and beside it what the rules say of it."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from articles import lapsing
from articles.admin.letter.findings import ledger
from articles.admin.letter.steps import rendered
from articles.checking import check
from articles.models import Article, Revision
from articles.workflow import outstanding


def context(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return the rendered letter and its findings with what was decided about them."""
    content, now = revision.content, timezone.now()
    findings = (
        *outstanding.findings(article, outstanding.frozen(revision), now=now),
        *check(content),
        *lapsing.findings(content, on=timezone.localdate(now)),
    )
    return {
        "letter": rendered(content, number=revision.number),
        "ledger": ledger(article, findings, user=request.user, now=now),
    }
