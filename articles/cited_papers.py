"""Find the papers that letters rely on, and the letters that a fallen paper leaves to be mended."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from articles.models import (
    Article,
    Citation,
    Claim,
    PaperAlert,
    Publication,
    PublishedEntry,
)
from articles.models.publication import DOCUMENTS
from references.models import FormerKey, Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """
    A letter with open alerts.

    `live` is the revision that readers see, `planned` the one that is scheduled; None for none.
    """

    article: Article
    alerts: tuple[PaperAlert, ...]
    live: int | None
    planned: int | None


def cited(*, now: datetime) -> QuerySet[Reference]:
    """Return every paper that a draft cites, lists or rests a claim on, or that readers see."""
    shown = _shown(now=now)
    keys = shown.values("key")
    former = FormerKey.objects.filter(key__in=keys)
    return Reference.objects.with_contributors().filter(
        Q(pk__in=Citation.objects.values("reference"))
        | Q(pk__in=Claim.references.through.objects.values("reference"))
        | Q(pk__in=Article.uncited_references.through.objects.values("reference"))
        | Q(citation_key__in=keys)
        | Q(pk__in=former.values("reference"))
        | Q(doi__in=shown.exclude(doi="").values("doi"))
        | Q(pmid__in=shown.exclude(pmid="").values("pmid"))
    )


def strays(*, now: datetime) -> list[PublishedEntry]:
    """Return what live letters cite and the library no longer has, so that nobody watches it."""
    known = set(Reference.objects.values_list("citation_key", flat=True))
    known |= set(FormerKey.objects.values_list("key", flat=True))
    identified = {
        value for pair in Reference.objects.values_list("doi", "pmid") for value in pair if value
    }
    rows = (
        _shown(now=now)
        .select_related("publication")
        .defer("payload", *(f"publication__{name}" for name in DOCUMENTS))
    )
    return [row for row in rows if row.key not in known and not {row.doi, row.pmid} & identified]


def hit(references: Collection[int], *, now: datetime) -> list[Hit]:
    """Return the letters with an open alert about one of the papers, live ones first."""
    open_alerts = PaperAlert.objects.open().whole().filter(reference__in=references)
    found: dict[int, list[PaperAlert]] = {}
    for alert in open_alerts.order_by("article__headline", "opened_at", "id"):
        found.setdefault(alert.article_id, []).append(alert)
    live = _numbers(Publication.objects.live(now), found)
    planned = _numbers(Publication.objects.shown().filter(live_from__gt=now), found)
    letters = [
        Hit(
            article=alerts[0].article,
            alerts=tuple(alerts),
            live=live.get(pk),
            planned=planned.get(pk),
        )
        for pk, alerts in found.items()
    ]
    return sorted(letters, key=lambda letter: (letter.live is None, letter.planned is None))


def _shown(*, now: datetime) -> QuerySet[PublishedEntry]:
    """Return the papers that readers see, or are going to see."""
    rows = Publication.objects.shown().not_over(now)
    return PublishedEntry.objects.filter(
        kind="reference", publication__in=rows.values("pk")
    ).order_by()


def _numbers(rows: QuerySet[Publication], articles: Collection[int]) -> dict[int, int]:
    found = rows.filter(article__in=list(articles), withdrawn_at__isnull=True)
    return dict(found.values_list("article_id", "revision__number"))
