"""Show the draft as a reader would see it, and the structured data it would carry."""

import json

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from articles import collect
from articles.admin.letter.steps import rendered
from articles.content import Content
from articles.jsonld.graph import graph
from articles.jsonld.joining import GraphError
from articles.models import Article
from articles.workflow import preview


def preview_view(
    screen: admin.ModelAdmin,  # type: ignore[type-arg]
    request: HttpRequest,
    article: Article,
) -> HttpResponse:
    """Answer with the draft of `article` as if it went live now."""
    content = collect.collect(article)
    context = {
        **screen.admin_site.each_context(request),
        "title": "Preview",
        "opts": screen.opts,
        "article": article,
        "letter": rendered(content, number=0),
        "json_ld": structured_data(content),
    }
    return TemplateResponse(request, "admin/articles/article/preview.html", context)


def structured_data(content: Content) -> str:
    """Return the JSON-LD for people to read, or why there is none yet."""
    imprint = preview.unsigned(content, number=0, now=timezone.now())
    try:
        return json.dumps(graph(content, imprint), ensure_ascii=False, indent=2)
    except GraphError as error:
        return f"The structured data cannot be made yet: {error}"
