"""Copy a letter with one click, and go to the copy."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from articles.admin.letter import standing
from articles.models import Article
from articles.refusal import Refused
from articles.workflow import duplicating


def duplicate_view(screen: Any, request: HttpRequest, article: Article) -> HttpResponse:
    """Answer a press of the button with the page of the copy, or of the letter and why not."""
    try:
        copy = duplicating.duplicate(
            article,
            actor=request.user,  # type: ignore[arg-type]
            now=timezone.now(),
        )
    except Refused as error:
        standing.say(request, error.refusal)
        return redirect("admin:articles_article_change", article.pk)
    messages.success(
        request,
        f"A new draft with the text of “{article.headline}”. Give it its own headline and slug.",
    )
    return redirect("admin:articles_article_change", copy.pk)
