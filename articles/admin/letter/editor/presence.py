"""
Tell who else has a letter open, and whether it was saved meanwhile.

A page gives a sign of life every twenty seconds. Nobody is locked out: two people may well write in
two places, and the version check refuses what would overwrite. They should only know.
"""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseNotAllowed, JsonResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from articles.admin.letter.panel import name_of
from articles.models import Article, Presence

ALIVE = timedelta(seconds=50)
"""Two signs may be missed; a browser slows down pages that nobody looks at."""
FORGOTTEN = timedelta(days=1)


def presence(request: HttpRequest, object_id: int) -> HttpResponseBase:
    """Note that this person has the letter open; answer with the others and its version."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    article = Article.objects.filter(pk=object_id).select_related("edited_by").first()
    if article is None:
        return JsonResponse({"fault": "This letter is gone."}, status=404)
    now = timezone.now()
    Presence.objects.filter(seen_at__lt=now - FORGOTTEN).delete()
    Presence.objects.update_or_create(article=article, user=request.user, defaults={"seen_at": now})
    others = Presence.objects.filter(article=article, seen_at__gte=now - ALIVE)
    names = [name_of(row.user) for row in others.exclude(user=request.user).select_related("user")]
    return JsonResponse(
        {
            "others": sorted(names),
            "version": article.draft_version,
            "editor": name_of(article.edited_by),
        }
    )
