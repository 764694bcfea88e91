"""Signatures and events: what was recorded, to read and to search."""

import json
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.letter.panel import name_of
from articles.admin.letter.wording import label
from articles.admin.readonly import ReadOnlyAdmin
from articles.digests import canonical_text
from articles.models import Approval, Event

UNASKED = canonical_text({"authentication": str(Approval.Authentication.NONE)})[1:-1]
"""How the record of a signature says so; what anybody typed has its quotation marks escaped."""


@admin.register(Approval)
class ApprovalAdmin(ReadOnlyAdmin):
    list_display = [
        "printed_name",
        "letter",
        "number",
        "signed_at",
        "capacity",
        "meaning",
        "authentication",
    ]
    list_filter = ["authentication"]
    search_fields = ["printed_name", "revision__article__headline", "digest"]
    date_hierarchy = "signed_at"
    ordering = ["-signed_at", "-id"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "revision",
                    "digest",
                    "printed_name",
                    "capacity",
                    "meaning",
                    "signed_at",
                    "authentication",
                    "valid_until",
                    "note",
                    "rules_version",
                    "known_findings",
                    "known_resolutions",
                    "known_answers",
                    "known_requirements",
                    "known_documents",
                    "policy_sha256",
                    "facts_sha256",
                    "bound_sha256",
                ],
                "description": "A signature under one revision (21 CFR 11.50, 11.70).",
            },
        ),
    ]
    readonly_fields = [
        "known_findings",
        "known_resolutions",
        "known_answers",
        "known_requirements",
        "known_documents",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Approval]:
        approvals = super().get_queryset(request).select_related("revision__article")
        return approvals.defer("revision__text", "revision__article__body")

    @admin.display(description="Letter")
    def letter(self, approval: Approval) -> str:
        return approval.revision.article.headline

    @admin.display(description="Revision")
    def number(self, approval: Approval) -> int:
        return approval.revision.number

    @admin.display(description="Findings known when signing")
    def known_findings(self, approval: Approval) -> SafeString | str:
        return _listed(approval.findings)

    @admin.display(description="Resolutions in force when signing")
    def known_resolutions(self, approval: Approval) -> SafeString | str:
        return _listed(approval.resolutions)

    @admin.display(description="Looked at and ticked when signing")
    def known_answers(self, approval: Approval) -> SafeString | str:
        return _listed(approval.answers)

    @admin.display(description="Signatures required when signing")
    def known_requirements(self, approval: Approval) -> SafeString | str:
        return _listed(approval.requirements)

    @admin.display(description="Documents signed, by digest")
    def known_documents(self, approval: Approval) -> SafeString | str:
        return _listed(approval.documents)


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ["what", "article", "at", "who", "reason", "short_hash"]
    list_filter = ["kind"]
    list_select_related = ["article", "actor"]
    search_fields = ["article__headline", "article__slug", "reason", "hash"]
    date_hierarchy = "at"
    ordering = ["-id"]
    fieldsets = [
        (
            None,
            {
                "fields": ["what", "article", "revision", "at", "who", "reason"],
                "description": "One link of the history. Each link names the one before it, so "
                "that nobody can change or remove one unnoticed.",
            },
        ),
        ("The record itself", {"fields": ["shown_record", "previous_hash", "hash"]}),
    ]
    readonly_fields = ["what", "who", "shown_record"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        events = super().get_queryset(request).select_related("article", "actor", "revision")
        return events.defer("revision__text", "article__body")

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        # The letter's page links to its own history.
        return lookup == "article__id__exact" or super().lookup_allowed(lookup, value, request)

    @admin.display(description="What", ordering="kind")
    def what(self, event: Event) -> str:
        return (
            f"{label(event.kind)}, by a program" if UNASKED in event.record else label(event.kind)
        )

    @admin.display(description="Who")
    def who(self, event: Event) -> str:
        return name_of(event.actor)

    @admin.display(description="Hash")
    def short_hash(self, event: Event) -> str:
        return event.hash[:12]

    @admin.display(description="Record")
    def shown_record(self, event: Event) -> SafeString:
        return pretty(event.record)


def _listed(text: str) -> SafeString | str:
    return pretty(text) if text not in ("", "[]") else "None"


def pretty(text: str) -> SafeString:
    """Return JSON text as people read it."""
    shown = json.dumps(json.loads(text), ensure_ascii=False, indent=2)
    return format_html('<pre class="json">{}</pre>', shown)
