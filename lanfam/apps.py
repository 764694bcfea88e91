"""Have Django's admin use our own site, so that its index and times are the editors'."""

from django.contrib.admin.apps import AdminConfig


class LanFamAdminConfig(AdminConfig):
    """The stock admin with the front door of `articles.adminsite`."""

    default_site = "articles.adminsite.LanFamSite"
