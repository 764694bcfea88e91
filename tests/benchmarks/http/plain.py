"""
The ceiling: a Django view that returns 20 KB of prepared bytes, and nothing around it.

No middleware, one address: the least that Django can do for a request on this server.
"""

import os

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import path

BODY = os.urandom(20_000)


def ceiling(request: HttpRequest) -> HttpResponse:
    """Return the prepared bytes."""
    return HttpResponse(BODY, content_type="application/octet-stream")


urlpatterns = [path("ceiling/", ceiling)]

if not settings.configured:
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], MIDDLEWARE=[])
    django.setup()

application = WSGIHandler()
