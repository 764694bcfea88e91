"""
Answer, while somebody types, what the system knows of the letter as it stands on the page.

One request, in JSON, and nothing is saved. The parts are the very templates that the page was
made with, so the panel cannot say one thing when opened and another when refreshed.
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseNotAllowed, JsonResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils import timezone

from articles import collect, readability
from articles.admin.at_hand import at_hand
from articles.admin.letter.editor import typed as typing
from articles.admin.letter.findings import counts, ledger, noted
from articles.admin.letter.missing import missing
from articles.admin.letter.preview import structured_data
from articles.admin.letter.steps import rendered
from articles.checking import check
from articles.compliance.finding import Finding
from articles.content import Content
from articles.length import minutes, word_count
from articles.models import Article
from articles.reading import Reading, read
from articles.rendering.seo import seo
from articles.workflow import outstanding, preview
from articles.workflow.outstanding import Text


def live(request: HttpRequest, object_id: int) -> HttpResponseBase:
    """Answer for the draft in the request's body; `object_id` 0 is a letter not saved yet."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    article = Article.objects.filter(pk=object_id).select_related("series", "image").first()
    if object_id and article is None:
        return JsonResponse({"fault": "This letter is gone."}, status=404)
    try:
        typed = typing.read(request.body)
        content = typing.content_of(typed, article)
    except (typing.NotReadable, collect.NoBrand) as error:
        return JsonResponse({"fault": str(error)}, status=422)
    alarms = _alarms(article, content) if article else ()
    parts = _parts(content, alarms, article, request.user, shown=typed.show)
    return JsonResponse({"parts": dict(parts)})


def _alarms(article: Article, content: Content) -> tuple[Finding, ...]:
    """Return what became known of the papers that the letter relies on as it stands now."""
    if not article.alerts.open().exists():
        return ()
    return tuple(outstanding.findings(article, Text(content=content), now=timezone.now()))


def _parts(
    content: Content,
    alarms: tuple[Finding, ...],
    article: Article | None,
    user: Any,
    *,
    shown: list[str],
) -> Iterator[tuple[str, str]]:
    """Yield each part of the panel by its name, as HTML."""
    reading = read(content)
    yield "measures", _part("measures", measures(content, reading))
    found = (*alarms, *check(content))
    yield "findings", _part("findings", _findings(found, reading, article, user))
    yield "missing", _part("missing", {"missing": missing(content)})
    papers = list(enumerate(reading.cited, start=1))
    yield "papers", _part("papers", {"papers": papers, "uncited": reading.uncited})
    if "letter" in shown:
        yield "letter", rendered(content, number=0)
    if "json_ld" in shown:
        yield "json_ld", _part("json_ld", {"json_ld": structured_data(content)})


def _findings(
    found: tuple[Finding, ...], reading: Reading, article: Article | None, user: Any
) -> dict[str, Any]:
    """Return what the list of findings shows: of a saved letter also what was decided."""
    if article is None:
        return {"findings": noted(found, reading), "counts": counts(found), "live": True}
    told = ledger(article, found, user=user, now=timezone.now(), reading=reading)
    return {
        "findings": told.findings,
        "counts": told.counts,
        "letter_id": article.pk,
        "typing": True,
        "live": True,
    }


def measures(content: Content, reading: Reading) -> dict[str, Any]:
    """Return how long and how hard the letter is, and how it looks in a search result."""
    words = word_count(reading)
    shown = content.image.url if content.image else ""
    return {
        "words": words,
        "minutes": minutes(words),
        "grade": readability.grade(reading.prose.text),
        "seo": seo(content, preview.unsigned(content, number=0, now=timezone.now())),
        "picture": at_hand(shown, content.brand.origin),
    }


def _part(name: str, context: dict[str, Any]) -> str:
    return render_to_string(f"admin/articles/includes/{name}.html", context)
