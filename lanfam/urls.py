"""Map every public address on one screen."""

from django.contrib import admin
from django.urls import include, path, re_path

from articles.api.views.documents import Nowhere
from lanfam.health import healthz, readyz

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("articles.api.urls")),
    # What lies under /api/ and is none of the above is refused in the API's own shape.
    re_path(r"^api/", Nowhere.as_view(), name="nowhere"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
]
