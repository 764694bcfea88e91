"""The library's screens with what only letters know: where a paper is cited, and by whom read."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.letter.wording import label, place
from articles.adminsite import brand_of
from articles.models import Citation, Publication, PublishedEntry
from articles.where_used import WhereUsed, keeping, where_used
from references.admin.screen import ReferenceAdmin
from references.admin.uses import Use, Uses
from references.formatting import Entry
from references.models import FormerKey, Reference

References = QuerySet[Reference]


class CitedFilter(admin.SimpleListFilter):
    title = "letters"
    parameter_name = "cited"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("yes", "Cited in a letter"),
            ("live", "Cited in a live letter"),
            ("no", "Not cited anywhere"),
        ]

    def queryset(self, request: HttpRequest, queryset: References) -> References:
        cited = Exists(Citation.objects.filter(reference=OuterRef("pk")))
        live = Exists(_live_entries(timezone.now()))
        match self.value():
            case "yes":
                return queryset.filter(cited | live)
            case "live":
                return queryset.filter(live)
            case "no":
                return queryset.filter(~cited, ~live)
        return queryset


admin.site.unregister(Reference)


@admin.register(Reference)
class CitedReferenceAdmin(ReferenceAdmin):
    """The library's own screens, told where letters cite each paper."""

    list_filter = [CitedFilter, *ReferenceAdmin.list_filter]

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        return [*super().get_list_display(request), "cited"]

    def get_queryset(self, request: HttpRequest) -> Any:
        papers = super().get_queryset(request)
        citing = Citation.objects.filter(reference=OuterRef("pk")).order_by()
        letters = citing.values("reference").annotate(n=Count("article", distinct=True))
        return papers.annotate(
            letters=Coalesce(Subquery(letters.values("n")), 0),
            is_live=Exists(_live_entries(timezone.now())),
        )

    @admin.display(description="Letters", ordering="letters")
    def cited(self, reference: Any) -> SafeString | str:
        said = f"{reference.letters} letter{'' if reference.letters == 1 else 's'}"
        shown = said if reference.letters else "Not cited"
        if not reference.is_live:
            return shown
        return format_html(
            '{} <span class="badge good">live</span>', said if reference.letters else ""
        )

    def printed_entry(self, request: HttpRequest, reference: Reference) -> Entry:
        """Return the entry in the brand's style, as its letters print it."""
        brand = brand_of(request)
        return reference.formatted(style=brand.citation_style) if brand else reference.formatted()

    def uses(self, reference: Reference) -> list[Uses]:
        """Return where letters use `reference`, what readers see first."""
        found = where_used(reference, now=timezone.now())
        return [
            Uses(title="Live letters", uses=list(_public(found)), moves=False),
            Uses(title="Drafts", uses=list(_drafts(found))),
            Uses(title="Claims that rest on it", uses=list(_claims(found))),
            Uses(title="Signed revisions", uses=list(_revisions(found)), moves=False),
        ]

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Protect what a letter cites, its readers' letters included."""
        deleted, counts, needed, protected = super().get_deleted_objects(objs, request)
        papers: Iterable[Reference] = objs
        reasons = (keeping(paper, now=timezone.now()) for paper in papers)
        return deleted, counts, needed, [*protected, *filter(None, reasons)]


def _live_entries(now: datetime) -> QuerySet[PublishedEntry]:
    """Find what live letters show of the paper that the outer query is at."""
    former = FormerKey.objects.filter(reference=OuterRef(OuterRef("pk"))).values("key")
    same = Q(key=OuterRef("citation_key")) | Q(key__in=former)
    for scheme in ("doi", "pmid"):
        same |= Q(**{scheme: OuterRef(scheme)}) & ~Q(**{scheme: ""})
    live = Publication.objects.live(now).values("pk")
    return PublishedEntry.objects.filter(same, kind="reference", publication__in=live)


def _public(found: WhereUsed) -> Iterator[Use]:
    for use in found.public:
        row = use.publication
        since = date_format(timezone.localtime(row.live_from), "j M Y, H:i")
        yield Use(
            label=row.headline,
            url=reverse("admin:articles_publication_change", args=[row.pk]),
            note=f"{'live since' if use.is_live else 'goes live on'} {since}",
        )


def _drafts(found: WhereUsed) -> Iterator[Use]:
    for use in found.drafts:
        places = [place(field) for field in use.places] + ["listed only"] * use.is_listed
        yield Use(
            label=use.article.headline,
            url=reverse("admin:articles_article_change", args=[use.article.pk]),
            note=f"{label(use.article.status)}: {', '.join(places)}",
        )


def _claims(found: WhereUsed) -> Iterator[Use]:
    for claim in found.claims:
        yield Use(
            label=claim.text,
            url=reverse("admin:articles_claim_change", args=[claim.pk]),
            note=f"{claim.get_kind_display()}, in {claim.article.headline}",
        )


def _revisions(found: WhereUsed) -> Iterator[Use]:
    for revision in found.revisions:
        yield Use(
            label=f"{revision.article.headline}, revision {revision.number}",
            url=reverse("admin:articles_revision_change", args=[revision.pk]),
        )
