"""Show one letter in the list: each column a function, asked with a row that has its `line`."""

from typing import Any

from django.contrib import admin
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from articles.admin.letter.moment import moment, zoned
from articles.admin.letter.panel import name_of
from articles.admin.letter.wording import NEXT_STEP, label
from articles.models import OpenFindings

NO_STEP = "Nothing to do"
# Safe: constants of this module.
NOT_COUNTED = mark_safe('<span class="quiet">Not counted</span>')
NONE_OPEN = mark_safe('<span class="quiet">None open</span>')
ONES = {"blocking": "block", "warnings": "warn"}


@admin.display(description="Letter", ordering="headline")
def letter(article: Any) -> SafeString:
    return format_html('{} <span class="slug">{}</span>', article.headline, article.slug)


@admin.display(description="Status", ordering="status")
def now(article: Any) -> SafeString:
    line = article.line
    badge = format_html(
        '<span class="badge {}">{}</span>', line.status.value, label(line.status.value)
    )
    said = []
    if line.goes_live:
        said.append(format_html("Goes live {}", zoned(line.goes_live)))
    if line.live_since:
        said.append(format_html("Live since {}", zoned(line.live_since)))
    if line.valid_until:
        over = " (overdue)" if line.valid_until < timezone.localdate() else ""
        said.append(f"Review due {date_format(line.valid_until, 'j M Y')}{over}")
    return format_html("{}{}", badge, _beneath(*said))


@admin.display(description="By", ordering="series__name")
def by(article: Any) -> SafeString:
    """Name the authors, and beneath them the series, by which the column sorts."""
    names = ", ".join(byline.author.name for byline in article.bylines.all())
    return format_html("{}{}", names, _beneath(*([article.series.name] if article.series else [])))


@admin.display(description="Next step")
def next_step(article: Any) -> SafeString:
    turn = article.line.turn
    if turn is None:
        said = "By itself" if article.line.goes_live else NO_STEP
        return format_html('<span title="{}">{}</span>', NEXT_STEP[article.line.status], said)
    line = article.line
    due = [format_html("Review due {}", zoned(line.review_due))] if line.review_due else []
    return format_html(
        '<span class="turn{}{}" title="{}"><strong>{}</strong>{}</span>',
        " mine" if line.is_mine else "",
        " late" if line.is_late else "",
        NEXT_STEP[line.status],
        label(turn.action.value),
        _beneath("You" if line.is_mine else turn.role.value.capitalize(), *due),
    )


@admin.display(description="Open findings")
def findings(article: Any) -> SafeString:
    """Show the count; one that is out of date is marked, and the page's script asks anew."""
    line = article.line
    said = counted(line.count) if line.count else NOT_COUNTED
    stale = (
        "" if line.is_of_now else format_html(' data-count="{}" title="{}"', article.pk, OUTDATED)
    )
    return format_html('<span class="counted"{}>{}</span>{}', stale, said, _notices(line.notices))


OUTDATED = "Something changed since this was counted."


def counted(count: OpenFindings) -> SafeString:
    """Return how much is open, as pills."""
    numbers = {"blocking": count.blocking, "warnings": count.warnings}
    shown = [
        (ONES[name], number, name.removesuffix("s") if number == 1 else name)
        for name, number in numbers.items()
        if number
    ]
    if not shown:
        return NONE_OPEN
    return format_html_join(" ", '<span class="count {}">{} {}</span>', shown)


@admin.display(description="Edited", ordering="edited_at")
def edited(article: Any) -> str | SafeString:
    if article.edited_at is None:
        return "Never"
    return format_html("{}{}", moment(article.edited_at), _beneath(name_of(article.edited_by)))


def _beneath(*said: str) -> SafeString:
    return format_html_join("", ' <span class="beneath">{}</span>', ((each,) for each in said))


def _notices(number: int) -> SafeString:
    if not number:
        return SafeString("")
    words = "notice" if number == 1 else "notices"
    return format_html(' <span class="count block">{} {} on papers</span>', number, words)
