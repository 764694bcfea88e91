"""Print every finding on a letter."""

import json
import sys
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from rich.console import Console
from rich.markup import escape

from articles import collect
from articles.checking import check
from articles.compliance.finding import Severity
from articles.compliance.outcome import Assessment, Outcome
from articles.compliance.report import as_dict
from articles.compliance.resolving import WHO
from articles.management import lookup
from articles.models import Article, Resolution
from articles.workflow import outstanding, resolved
from articles.workflow.outstanding import Text
from articles.workflow.resolved import Account
from references.management.explained import ExplainedCommand

COLOURS = {Severity.BLOCK: "bold red", Severity.WARN: "yellow", Severity.INFO: "dim"}


class Command(ExplainedCommand):
    help = """Check a letter against every rule in force, and against the news about its papers.

A finding that somebody resolved is printed with the resolution, and blocks no more.
Exit status: 0 nothing blocks, 1 a blocking finding is open, 2 wrong call.

  manage.py check_letter what-your-gut-lining-runs-on
  manage.py check_letter what-your-gut-lining-runs-on --revision 2 --json"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="the letter's slug")
        parser.add_argument("--revision", type=int, help="a frozen revision instead of the draft")
        parser.add_argument("--json", action="store_true", help="print JSON for a program")

    def handle(self, *args: Any, **options: Any) -> None:
        article = lookup.letter(options["slug"])
        text = _text(article, options["revision"])
        now = timezone.now()
        findings = (*outstanding.findings(article, text, now=now), *check(text.content))
        account = resolved.account(article, findings, on=resolved.day(now))
        if options["json"]:
            rows = [_as_dict(row, account) for row in account.assessment.outcomes]
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
        else:
            self._print(article.slug, account)
        if account.assessment.open(Severity.BLOCK):
            sys.exit(1)

    def _print(self, slug: str, account: Account) -> None:
        assessment = account.assessment
        console = Console(file=self.stdout, highlight=False, soft_wrap=True)  # type: ignore[arg-type]
        for outcome in assessment.outcomes:
            finding = outcome.finding
            colour = COLOURS[finding.severity]
            place = finding.field
            if finding.start is not None:
                place += f" {finding.start}–{finding.end}"
            console.print(
                f"[{colour}]{finding.severity.value:5}[/] {finding.code:8} {escape(place)}"
            )
            if finding.quote:
                console.print(f"      “{escape(finding.quote)}”")
            console.print(f"      {escape(finding.message)}")
            console.print(f"      → {escape(finding.hint)}  [dim]({escape(finding.source)})[/]")
            if row := account.row(outcome):
                console.print(f"      [green]✓[/] {escape(_said(row, outcome))}")
        counts = [_counted(assessment, severity) for severity in Severity]
        console.print(f"{slug}: {', '.join(counts)}")


def _as_dict(outcome: Outcome, account: Account) -> dict[str, Any]:
    """Return a finding as the contract has it, its sentence's hash, and what answers it."""
    row = account.row(outcome)
    told = resolved.told(row) | {"awaits": outcome.awaits} if row else None
    return as_dict(outcome.finding) | {
        "sentence_sha256": outcome.finding.sentence_sha256,
        "resolution": told,
    }


def _said(row: Resolution, outcome: Outcome) -> str:
    until = f", until {row.expires_on:%Y-%m-%d}" if row.expires_on else ""
    waits = f"; waits for {WHO[outcome.awaits]}" if outcome.awaits else ""
    day = f"{row.made_at:%Y-%m-%d}"
    return f"{row.get_kind_display()}, {row.printed_name}, {day}{until}: “{row.reason}”{waits}"


def _counted(assessment: Assessment, severity: Severity) -> str:
    found = sum(1 for row in assessment.outcomes if row.finding.severity is severity)
    answered = 0 if severity is Severity.INFO else found - assessment.open(severity)
    return f"{found} {severity.value}" + (f" ({answered} resolved)" if answered else "")


def _text(article: Article, number: int | None) -> Text:
    if number is None:
        return Text(content=collect.collect(article))
    revision = lookup.revision(article, number)
    return Text(content=lookup.content_of(revision), frozen_at=revision.created_at, number=number)
