"""What each marked statement rests on: its papers, with passage, place and gap."""

from typing import Any

from django.http import HttpRequest

from articles.content import Claim, Content, Evidence, Reference
from articles.models import Article, Revision


def context(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return every claim of the ledger, each with the papers offered for it."""
    content = revision.content
    return {"claims": [(claim, _offered(claim, content)) for claim in content.claims]}


def _offered(claim: Claim, content: Content) -> list[tuple[Evidence, Reference | None]]:
    papers = {paper.key: paper for paper in (*content.references, *content.offered)}
    return [(each, papers.get(each.reference)) for each in claim.evidence]
