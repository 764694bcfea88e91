"""A paper's form: its fields in groups, its people, and what was read of a pasted entry."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from references import csl, fields
from references.admin import memory
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
