"""Only the library's addresses: it works without the rest of the project, and so do its tests."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("references.api.urls")),
]
