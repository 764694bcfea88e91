"""The audit of accounts, for administrators: to look at, to filter, to search, never to change."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.readonly import ReadOnlyAdmin
from articles.models import AccountEvent


@admin.register(AccountEvent)
class AccountEventAdmin(ReadOnlyAdmin):
    list_display = ["at", "kind", "account", "actor", "address", "details"]
    list_filter = ["kind", "at", "account__groups"]
    search_fields = ["account__username", "account__last_name", "address", "details"]
    search_help_text = "Username, family name, address, or a word of the details"
    date_hierarchy = "at"
    fields = ["at", "kind", "account", "actor", "address", "browser", "details"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("account", "actor")
