"""
Answer what an editor looks for while writing: papers, our other letters, our products.

Every answer is JSON and short; what is chosen is stored by key or identity, never by its words.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, JsonResponse

from articles.admin.letter.wording import label
from articles.adminsite import brand_of
from articles.models import Article, Product
from references.models import FormerKey, Reference
from references.printing.styles import DEFAULT

MOST = 10
"""Papers, letters or products offered at once; who needs more types another letter."""
MOST_KEYS = 500
LONGEST = 200


def papers(request: HttpRequest) -> JsonResponse:
    """Return the papers that match `q`, or those with one of the `keys`."""
    need(request, "references.view_reference")
    keys = request.GET.get("keys", "").split()[:MOST_KEYS]
    query = request.GET.get("q", "").strip()[:LONGEST]
    found = Reference.objects.with_contributors()
    if keys:
        return JsonResponse({"papers": _by_keys(request, keys)})
    if not query:
        return JsonResponse({"papers": _told(request, found.order_by("-pk")[:MOST])})
    return JsonResponse({"papers": _told(request, found.search(query)[:MOST])})


def letters(request: HttpRequest) -> JsonResponse:
    """Return our letters whose headline or address holds every word of `q`."""
    need(request, "articles.view_article")
    found = holding(Article.objects.all(), request, "headline", "slug")
    return JsonResponse({"letters": [_letter(row) for row in found]})


def products(request: HttpRequest) -> JsonResponse:
    """Return our products whose name holds every word of `q`."""
    need(request, "articles.view_product")
    found = holding(Product.objects.all(), request, "name", "slug")
    return JsonResponse({"products": [{"name": row.name, "slug": row.slug} for row in found]})


def paper(reference: Reference, *, style: str) -> dict[str, Any]:
    """Return what an editor shows of one paper: its key, who, when, and its printed entry."""
    names = reference.names()
    first = (names[0].family or names[0].literal) if names else "No author"
    return {
        "key": reference.citation_key,
        "short": f"{first}{' et al.' if len(names) > 1 else ''} {reference.issued[:4]}".strip(),
        "title": reference.title,
        "journal": reference.container_title_short or reference.container_title,
        "entry": reference.formatted(style=style).html,
        "status": "" if reference.status == Reference.Status.CURRENT else label(reference.status),
        "verified": reference.verified_at is not None,
    }


def style_of(request: HttpRequest) -> str:
    """Return the citation style in which the brand's letters print."""
    brand = brand_of(request)
    return brand.citation_style if brand else DEFAULT


def _by_keys(request: HttpRequest, keys: list[str]) -> list[dict[str, Any]]:
    """Return the papers with these keys; one asked for by a former key comes under that too."""
    former = FormerKey.objects.filter(key__in=keys).select_related("reference")
    renamed = {row.key: row.reference.citation_key for row in former}
    found = Reference.objects.with_contributors().filter(
        citation_key__in=[*keys, *renamed.values()]
    )
    told = {each["key"]: each for each in _told(request, found)}
    aliases = [{**told[now], "key": old} for old, now in renamed.items() if now in told]
    return [*told.values(), *aliases]


def _told(request: HttpRequest, found: QuerySet[Reference]) -> list[dict[str, Any]]:
    return [paper(each, style=style_of(request)) for each in found]


def _letter(row: Article) -> dict[str, str]:
    return {
        "identity": str(row.identity),
        "headline": row.headline,
        "slug": row.slug,
        "status": label(row.status),
    }


def holding(rows: QuerySet[Any], request: HttpRequest, *fields: str) -> QuerySet[Any]:
    """Return the first of `rows` that hold every word of `q` in any of their `fields`."""
    for word in request.GET.get("q", "")[:LONGEST].split():
        either = Q()
        for field in fields:
            either |= Q(**{f"{field}__icontains": word})
        rows = rows.filter(either)
    return rows[:MOST]


def need(request: HttpRequest, permission: str) -> None:
    """Refuse whoever lacks `permission`."""
    if not request.user.has_perm(permission):
        raise PermissionDenied
