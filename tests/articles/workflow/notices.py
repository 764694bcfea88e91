"""Announce what became of a paper, through the library's own way of doing so."""

from datetime import datetime, timedelta

from references.models import Notice, Reference
from references.notices import standing
from references.sources.record import NoticeFound
from tests.factories import NOW, make_reference

HEARD = NOW + timedelta(days=30)
"""When the registries tell: a month after the letters of the factory went live."""


def tell(
    kind: str = "retraction",
    *,
    paper: Reference | None = None,
    doi: str = "10.3390/notice1",
    now: datetime = HEARD,
    date: str = "2026-06-20",
) -> Notice:
    """Have Crossref tell of a notice about `paper`, by default the first that letters cite."""
    found = NoticeFound(kind=kind, doi=doi, date=date, source="Crossref")
    return standing.record_notices(paper or make_reference(), [found], now=now)[0]
