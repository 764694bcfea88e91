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
from articles.compliance.finding import Finding, Severity
from articles.compliance.report import as_dict
from articles.management import lookup
from articles.models import Article
from articles.workflow import outstanding
from articles.workflow.outstanding import Text
from references.management.explained import ExplainedCommand

COLOURS = {Severity.BLOCK: "bold red", Severity.WARN: "yellow", Severity.INFO: "dim"}


class Command(ExplainedCommand):
    help = """Check a letter against every rule in force, and against the news about its papers.

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
        findings = (
            *outstanding.findings(article, text, now=timezone.now()),
            *check(text.content),
        )
        if options["json"]:
            self.stdout.write(
                json.dumps([as_dict(finding) for finding in findings], ensure_ascii=False, indent=2)
            )
        else:
            self._print(article.slug, findings)
        if any(finding.severity is Severity.BLOCK for finding in findings):
            sys.exit(1)

    def _print(self, slug: str, findings: tuple[Finding, ...]) -> None:
        console = Console(file=self.stdout, highlight=False, soft_wrap=True)  # type: ignore[arg-type]
        for finding in findings:
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
        counts = [
            f"{sum(1 for f in findings if f.severity is severity)} {severity.value}"
            for severity in Severity
        ]
        console.print(f"{slug}: {', '.join(counts)}")


def _text(article: Article, number: int | None) -> Text:
    if number is None:
        return Text(content=collect.collect(article))
    revision = lookup.revision(article, number)
    return Text(content=lookup.content_of(revision), frozen_at=revision.created_at, number=number)
