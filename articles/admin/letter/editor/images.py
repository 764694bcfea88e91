"""
Answer which pictures the library has, and take in the one that somebody uploads while writing.

An upload goes through the library's own form: what it refuses there it refuses here, in words.
"""

from typing import Any

from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseNotAllowed, JsonResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from articles import pictures
from articles.admin.image.form import ImageForm
from articles.admin.letter.editor.pickers import MOST_KEYS, holding, need
from articles.admin.numbers import number
from articles.body.attributes import uuid
from articles.models import Image

THUMBNAIL, SHOWN = 320, 960
"""Pixels of a picture in the list, and in the text."""


def images(request: HttpRequest) -> JsonResponse:
    """Return the pictures whose words hold every word of `q`, or those named by `keys` or `id`."""
    need(request, "articles.view_image")
    return JsonResponse({"images": [image(row) for row in _asked(request)]})


def _asked(request: HttpRequest) -> QuerySet[Image]:
    rows = Image.objects.all()
    if "keys" in request.GET:
        keys = map(uuid, request.GET["keys"].split()[:MOST_KEYS])
        return rows.filter(identity__in=list(filter(None, keys)))
    if asked := request.GET.get("id"):
        return rows.filter(pk=number(asked))
    return holding(rows, request, "alt", "caption", "credit_text", "file")


def add(request: HttpRequest) -> HttpResponseBase:
    """Take in the picture that is sent with its words; answer with it, or with what is wrong."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not request.user.has_perm("articles.add_image"):
        raise PermissionDenied
    form = ImageForm(request.POST, request.FILES)
    if not form.is_valid():
        return JsonResponse({"fault": _first(form)}, status=422)
    with transaction.atomic():
        kept = form.keep(now=timezone.now())
        site.get_model_admin(Image).log_addition(request, kept, [{"added": {}}])
    return JsonResponse({"image": image(kept)})


def image(row: Image) -> dict[str, Any]:
    """Return what the desk shows of one picture."""
    return {
        "id": row.pk,
        "identity": str(row.identity),
        "name": str(row),
        "alt": "" if row.is_decorative else row.alt,
        "caption": row.caption,
        "credit": row.credit_text,
        "width": row.width,
        "height": row.height,
        "thumbnail": pictures.address(row, width=THUMBNAIL),
        "shown": pictures.address(row, width=SHOWN),
    }


def _first(form: ImageForm) -> str:
    """Return the first thing that is wrong, with the name of its field."""
    field, errors = next(iter(form.errors.items()))
    label = form.fields[field].label if field in form.fields else ""
    return f"{label}: {errors[0]}" if label else str(errors[0])
