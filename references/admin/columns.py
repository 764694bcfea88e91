"""The columns of the shelf: one paper a line, readable on a telephone."""

from django.contrib import admin
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from references import csl
from references.admin.wording import day, status_badge
from references.models import Contributor, Difference, Reference
from references.watch import watching

LONGEST_TITLE = 110
OPEN_DIFFERENCES = Prefetch("differences", Difference.objects.filter(decided_at=None))
"""What the list loads along: the differences that nobody has decided yet."""


@admin.display(description="Paper", ordering="title_key")
def paper(reference: Reference) -> SafeString:
    title = csl.title({"title": reference.title})
    if len(title) > LONGEST_TITLE:
        title = f"{title[: LONGEST_TITLE - 1].rstrip()}…"
    return format_html(
        '{}<span class="by">{} <code>{}</code></span>',
        title,
        _first_author(reference),
        reference.citation_key,
    )


@admin.display(description="Year", ordering="issued")
def year(reference: Reference) -> str:
    return reference.issued[:4] or "No year yet"


@admin.display(description="Journal", ordering="container_title")
def journal(reference: Reference) -> str:
    return reference.container_title_short or reference.container_title


@admin.display(description="Kind of study", ordering="kind")
def kind(reference: Reference) -> str:
    return str(reference.get_kind_display()) if reference.kind else ""


@admin.display(description="Standing", ordering="status")
def standing(reference: Reference) -> SafeString:
    """Say whether the paper stands, and whether a registry confirmed our record of it."""
    colour, words = _confirmed(reference)
    freshness = watching.freshness(reference, timezone.now())
    return format_html(
        '<span class="badge {}">{}</span> <span class="badge {}">{}</span>',
        status_badge(reference, freshness),
        reference.get_status_display(),
        colour,
        words,
    )


@admin.display(description="Checked", ordering="checked_at")
def checked(reference: Reference) -> SafeString | str:
    """Say when the registries last said whether the paper stands; never more than they did."""
    freshness = watching.freshness(reference, timezone.now())
    if freshness.level == "fresh" and reference.checked_at:
        return day(reference.checked_at)
    said = day(reference.checked_at) if reference.checked_at else "Never"
    return format_html('<span class="badge warn" title="{}">{}</span>', freshness.words, said)


def _confirmed(reference: Reference) -> tuple[str, str]:
    if open_ := len(reference.differences.all()):
        return "warn", f"{open_} difference{'' if open_ == 1 else 's'}"
    return ("warn", "Unverified") if reference.verified_at is None else ("good", "Verified")


def _first_author(reference: Reference) -> str:
    names = reference.names() or reference.names(Contributor.Role.EDITOR)
    if not names:
        return "No author yet"
    return (names[0].family or names[0].literal) + (" et al" if len(names) > 1 else "")
