"""Count anew, for the list that somebody looks at, what is out of date there."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseNotAllowed, JsonResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from articles.admin.letter.lists.columns import counted
from articles.admin.numbers import number
from articles.collect import NoBrand
from articles.models import Article
from articles.workflow import counting

AT_ONCE = 5
"""Letters in one request, so that it takes well under a second."""


def count_view(request: HttpRequest) -> HttpResponseBase:
    """Count the letters of the posted `id`s, the first few of them; answer with their pills."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    asked = [number(pk) for pk in request.POST.getlist("id")]
    letters = Article.objects.filter(pk__in=asked[:AT_ONCE])
    try:
        told = {
            letter.pk: counted(counting.count(letter, now=timezone.now())) for letter in letters
        }
    except NoBrand as error:
        return JsonResponse({"fault": str(error)}, status=409)
    return JsonResponse({"counts": told})
