"""The library's addresses, to be included under the API's root."""

from rest_framework.routers import SimpleRouter

from references.api.views import ReferenceViewSet

router = SimpleRouter()
router.register("references", ReferenceViewSet, basename="reference")
urlpatterns = router.urls
