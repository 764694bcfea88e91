"""Say on what a statement leans: its papers, and the entry of the claims library with its words."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from articles.claims_library import Suggestion
from articles.compliance.wording import Change
from articles.models import ClaimEvidence

NOTHING = "No paper is offered for it yet."


def told(claim: Any) -> SafeString:
    """Show a claim's papers with their passages, and its entry; annotated by `with_entries`."""
    rows = list(claim.evidence.all())
    papers = format_html("<ul>{}</ul>", quoted(rows)) if rows else format_html("<p>{}</p>", NOTHING)
    return format_html('<div class="leaning">{}{}</div>', library(claim), papers)


def library(claim: Any) -> SafeString:
    """Show whether the claims library has the words of `claim`."""
    if claim.entry_id:
        return format_html(
            '<p><span class="badge good">In the library</span> '
            '<a href="{}">The approved statement</a> has the same words.</p>',
            _page(claim.entry_id),
        )
    if claim.lapsed_id:
        return format_html(
            '<p><span class="badge alarm">Lapsed</span> <a href="{}">The statement of the claims '
            "library</a> with these words holds no more. Have it reviewed anew.</p>",
            _page(claim.lapsed_id),
        )
    return mark_safe("")  # Safe: a constant.


def badge(claim: Any) -> SafeString | str:
    """Say in a word how the claims library knows `claim`."""
    if claim.entry_id:
        return format_html('<span class="badge good">{}</span>', "In the library")
    return format_html('<span class="badge alarm">{}</span>', "Lapsed") if claim.lapsed_id else ""


def quoted(rows: list[ClaimEvidence]) -> SafeString:
    """Show passages with their papers and places."""
    return format_html_join(
        "",
        "<li><code>{}</code>{}{}{}</li>",
        (
            (
                row.reference.citation_key,
                f": “{row.passage}”" if row.passage else ": no passage quoted yet",
                f" ({row.place})" if row.place else "",
                f" Leaves open: {row.gap}" if row.gap else "",
            )
            for row in rows
        ),
    )


def near(found: list[Suggestion]) -> SafeString:
    """Show the entries that nearly have the words, with the words that differ."""
    if not found:
        return mark_safe("None is near.")  # Safe: a constant.
    rows = format_html_join(
        "",
        '<li><a href="{}">{}</a> <span class="quiet">{} % alike</span><br>{}</li>',
        (
            (
                _page(one.claim.pk),
                one.near.text,
                f"{one.near.likeness:.0f}",
                differing(one.near.changes),
            )
            for one in found
        ),
    )
    return format_html(
        "<p>Only the same words link by themselves. Use one of these wordings in the letter, or "
        'have this one approved:</p><ul class="near">{}</ul>',
        rows,
    )


def differing(changes: tuple[Change, ...]) -> SafeString:
    """Show where two wordings differ: what is here, struck out, and what stands there."""
    return format_html_join(
        ", ",
        "{}{}",
        (
            (
                format_html("<del>{}</del> ", change.ours) if change.ours else "",
                format_html("<ins>{}</ins>", change.theirs) if change.theirs else "",
            )
            for change in changes
        ),
    )


def _page(entry: int) -> str:
    return reverse("admin:articles_libraryclaim_change", args=[entry])
