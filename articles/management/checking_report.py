"""Say what a run of `check_references` found: a line for each paper, for people or programs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.markup import escape

from articles.cited_papers import Hit
from articles.models import PublishedEntry
from articles.workflow import outstanding
from references.models import LinkCheck, Reference
from references.notices import announced
from references.watch import watching
from references.watch.links import LinkChecked
from references.watch.watching import Checked

BAD_LINKS = (LinkCheck.Outcome.BROKEN, LinkCheck.Outcome.UNREACHABLE)


@dataclass
class Report:
    """What one run came to."""

    checked: list[Checked] = field(default_factory=list)
    links: list[LinkChecked] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    strays: list[PublishedEntry] = field(default_factory=list)

    @property
    def is_clear(self) -> bool:
        """Everything was asked, everybody answered, and there was nothing to tell."""
        quiet = all(
            row.answered and not row.fault and not row.notices and not row.changes
            for row in self.checked
        )
        reached = not any(link.row.outcome in BAD_LINKS for link in self.links)
        return quiet and reached and not self.hits and not self.strays


def line(checked: Checked, now: datetime) -> str:
    """Return the line of one paper, marked up for a terminal."""
    key = f"[bold]{escape(checked.reference.citation_key)}[/]"
    told = [escape(words) for words in _words(checked)]
    if not checked.answered:
        words = escape(watching.freshness(checked.reference, now).words)
        return f"{key}: [yellow]could not be checked.[/] {' '.join([*told, words])}"
    standing = escape(checked.reference.get_status_display().lower())
    colour = "green" if checked.reference.status == Reference.Status.CURRENT else "bold red"
    who = escape(", ".join(checked.asked))
    missing = f" [yellow]Only partly checked: {escape(checked.fault)}[/]" if checked.fault else ""
    return " ".join([f"{key}: [{colour}]{standing}[/] ({who}).{missing}", *told])


def _words(checked: Checked) -> Iterator[str]:
    for notice in checked.notices:
        where = announced.address(notice) or notice.citation
        day = f", {notice.date}" if notice.date else ""
        yield f"New: {notice.get_kind_display().lower()}{day}{f', {where}' if where else ''}."
    if checked.changes:
        fields = ", ".join(change.field.replace("_", " ") for change in checked.changes)
        yield f"The registry says otherwise now: {fields}. See its page in the library."
    if checked.verified:
        yield "Verified just now."


def link_line(link: LinkChecked) -> str:
    """Return the line of one address that does not simply work."""
    row = link.row
    detail = f" ({escape(row.detail)})" if row.detail else ""
    return (
        f"[bold]{escape(link.reference.citation_key)}[/]: {escape(row.url)} "
        f"[yellow]{escape(row.get_outcome_display().lower())}[/]{detail}"
    )


def print_end(report: Report, console: Console) -> None:
    """Print the letters concerned and the sum of it."""
    if report.hits:
        console.print("\n[bold red]Letters that this concerns[/]")
    for hit in report.hits:
        console.print(f"• [bold]{escape(hit.article.slug)}[/] ({_seen(hit)})")
        for alert in hit.alerts:
            console.print(f"    {escape(outstanding.sentence(alert))}")
    for stray in report.strays:
        console.print(
            f"[yellow]{escape(stray.publication.slug)} cites {escape(stray.key)}, which is not in "
            "the library any more; nobody can watch it. Add the paper again.[/]"
        )
    unanswered = sum(1 for row in report.checked if not row.answered)
    found = sum(1 for row in report.checked if row.notices or row.changes)
    live = sum(1 for hit in report.hits if hit.live is not None)
    console.print(
        f"\n{_counted(len(report.checked), 'paper')}: {found} with news, {unanswered} could not be "
        f"checked; {_counted(live, 'live letter')} concerned."
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _seen(hit: Hit) -> str:
    seen = f"live, revision {hit.live}" if hit.live is not None else "not live"
    return f"{seen}; revision {hit.planned} is scheduled" if hit.planned is not None else seen


def as_dict(report: Report, now: datetime) -> dict[str, Any]:
    """Return the report as JSON values."""
    return {
        "references": [_paper(checked, now) for checked in report.checked],
        "letters": [_letter(hit) for hit in report.hits],
        "links": [
            {
                "key": link.reference.citation_key,
                "url": link.row.url,
                "outcome": link.row.outcome,
                "http_status": link.row.http_status,
            }
            for link in report.links
        ],
        "strays": [{"slug": row.publication.slug, "key": row.key} for row in report.strays],
        "clear": report.is_clear,
    }


def _paper(checked: Checked, now: datetime) -> dict[str, Any]:
    row = checked.reference
    return {
        "key": row.citation_key,
        "answered": checked.answered,
        "asked": list(checked.asked),
        "fault": checked.fault,
        "freshness": watching.freshness(row, now).level,
        "status": row.status,
        "status_before": checked.status_before,
        "verified": row.verified_at is not None,
        "notices": [
            {"kind": n.kind, "date": n.date, "url": announced.address(n)} for n in checked.notices
        ],
        "changes": [change.field for change in checked.changes],
    }


def _letter(hit: Hit) -> dict[str, Any]:
    return {
        "slug": hit.article.slug,
        "headline": hit.article.headline,
        "live": hit.live,
        "planned": hit.planned,
        "alerts": [
            {
                "key": alert.reference.citation_key,
                "kind": alert.notice.kind,
                "url": announced.address(alert.notice),
                "opened_at": alert.opened_at.isoformat(),
            }
            for alert in hit.alerts
        ],
    }
