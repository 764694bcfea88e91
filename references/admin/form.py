"""A paper's form: its fields in groups, its people, and what was read of a pasted entry."""

import json
from hashlib import sha256
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from references import csl, fields
from references.admin import memory
from references.admin.wording import moment, name_of
from references.models import Contributor, Reference

IN_THE_FORM = frozenset({"isbn", "doi", "pmid", "pmcid", "url", "language", *fields.TEXTS}) - {
    "abstract"
}

FIELDSETS: list[tuple[str | None, dict[str, Any]]] = [
    (
        None,
        {
            "fields": ["citation_key", "type", "title"],
            "description": "One paper. Its authors stand at the end of the page.",
        },
    ),
    (
        "Identifiers",
        {
            "fields": ["doi", "pmid", "pmcid", "isbn", "url"],
            "description": "Paste them in any form. At least one is needed before a letter "
            "that cites the paper can be published.",
        },
    ),
    (
        "Where it appeared",
        {
            "fields": [
                "container_title",
                "container_title_short",
                "issn",
                "issued",
                "volume",
                "issue",
                "page",
                "number",
                "publisher",
                "edition",
                "language",
            ]
        },
    ),
    (
        "Evidence",
        {
            "fields": ["kind", "population", "dose", "sample_size"],
            "description": "What the paper found out on whom. The claims ledger shows it beside "
            "every statement that rests on the paper. Leave empty what you have not read.",
        },
    ),
    ("Abstract", {"fields": ["abstract"], "classes": ["collapse"]}),
]


NAMES = ("family", "given", "suffix", "literal")


class PaperForm(forms.ModelForm):  # type: ignore[type-arg]
    """A paper's own fields, and what its record said when the person opened the page."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now_said = state(self.instance) if self.instance.pk else ""
        self.initial["seen"] = self.now_said

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.now_said and cleaned.get("seen") not in ("", self.now_said):
            raise ValidationError(overtaken(self.instance))
        return cleaned


def state(reference: Reference) -> str:
    """Return a digest of all that the form shows, people included."""
    names = [name for _, options in FIELDSETS for name in options["fields"]]
    said = {name: getattr(reference, name) for name in names}
    people = reference.contributors.order_by("pk").values_list("pk", "role", "position", *NAMES)
    return sha256(json.dumps([said, list(people)], default=str).encode()).hexdigest()[:32]


def overtaken(reference: Reference) -> SafeString:
    """Say that the record has changed since, by whose hand last, and how to go on."""
    last = reference.events.select_related("actor").order_by("-at", "-pk").first()
    return format_html(
        "Nothing was saved, for this record has changed since you opened it{}. What you typed is "
        'still below. <a href="{}" target="_blank" rel="noopener">Open the paper as it is now</a> '
        "in a new tab, bring over what it lacks, and save there.",
        f" (last: {name_of(last.actor)}, {moment(last.at)})" if last else "",
        reverse("admin:references_reference_change", args=[reference.pk]),
    )


class ContributorForm(forms.ModelForm):  # type: ignore[type-arg]
    def has_changed(self) -> bool:
        """Take a new row that holds nothing but its place for the empty row that it is."""
        if self.instance.pk:
            return super().has_changed()
        typed = (str(self.data.get(self.add_prefix(name), "")) for name in NAMES)
        return any(value.strip() for value in typed)


class ContributorInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Contributor
    form = ContributorForm
    extra = 1
    fields = ["position", "role", "family", "given", "suffix", "literal"]

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """Leave room for everybody whom a pasted entry named, and one more."""
        return self.extra + (0 if obj else len(people(request)))


def initial(request: HttpRequest) -> dict[str, Any]:
    """Return what was read of the pasted entry that led to this form; {} without one."""
    item = _item(request)
    read = fields.texts(item) if item else {}
    return {name: value for name, value in read.items() if value and name in IN_THE_FORM}


def rows(request: HttpRequest, reference: Reference) -> list[dict[str, Any]]:
    """Return what the new rows of the people's table hold: those pasted, then a free place."""
    pasted = [] if reference.pk else people(request)
    taken = len(pasted) or (len(reference.contributors.all()) if reference.pk else 0)
    return [*pasted, {"position": taken + 1}]


def people(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the people of that entry, as rows of their table."""
    item = _item(request)
    return [
        {"position": position, "role": role, **person._asdict()}
        for role in Contributor.Role.values
        for position, person in enumerate(csl.names(item, role), start=1)
    ]


def _item(request: HttpRequest) -> csl.AnyItem:
    entry = memory.asked_for(request)
    return entry["item"] if entry else {}
