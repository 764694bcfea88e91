"""Map every public address on one screen."""

from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from articles.api.views import syndicated
from articles.api.views.documents import Nowhere
from lanfam.health import healthz, readyz
from lanfam.metrics import metrics

handler500 = "lanfam.outage.server_error"

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="admin:index")),
    # One's own account and the log-in, which are asked before the admin's own pages.
    path("admin/", include("articles.accounts.urls")),
    path("admin/", admin.site.urls),
    path("api/v1/", include("articles.api.urls")),
    # What lies under /api/ and is none of the above is refused in the API's own shape.
    re_path(r"^api/", Nowhere.as_view(), name="nowhere"),
    # Ready-made for the public site, which passes them on at the same paths.
    path("sitemap.xml", syndicated.Map.as_view(), name="sitemap.xml"),
    path("feed.xml", syndicated.AtomFeed.as_view(), name="feed.xml"),
    path("feed.json", syndicated.JsonFeed.as_view(), name="feed.json"),
    path("llms.txt", syndicated.Guide.as_view(), name="llms.txt"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
    # Empty unless DEBUG: in production a web server or an object store serves the media.
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
]

handler429 = "articles.accounts.gate.too_many"
