"""Have Django's admin use our own site, so that its index and times are the editors'."""

from importlib import import_module

from django.contrib.admin.apps import AdminConfig


class LanFamAdminConfig(AdminConfig):
    """The stock admin with the front door of `articles.adminsite`."""

    default_site = "articles.adminsite.LanFamSite"

    def ready(self) -> None:
        """Have tasks be named for what asks for them, once their rows are known."""
        super().ready()
        import_module("lanfam.queue")
