"""Tell Django of the library; nothing happens at import time."""

from django.apps import AppConfig


class ReferencesConfig(AppConfig):
    name = "references"
    verbose_name = "Reference library"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from references import checks  # noqa: F401 - importing registers them
