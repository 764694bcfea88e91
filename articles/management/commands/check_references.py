"""Ask the registries whether the papers under the letters still stand."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone
from rich.console import Console
from rich.progress import Progress

from articles import cited_papers
from articles.management import checking_report
from articles.management.checking_report import Report
from articles.workflow import alerts, notices
from references import connection, library
from references.management.explained import WRONG_CALL, ExplainedCommand, require_migrated
from references.models import LinkCheck, Reference
from references.watch import links, watching


class Command(ExplainedCommand):
    help = """Ask the registries about every cited paper, in drafts and in live letters:
retractions, corrections, expressions of concern, changed metadata. Papers that nobody could
verify yet are tried again. Lists the letters that an open alert is about, the live ones first;
those who write, review and publish them are told by mail. Nothing is taken down.

A paper that could not be checked never counts as clear.

Exit status: 0 nothing found and everybody answered, 1 something was found or could not be
checked, 2 wrong call.

  manage.py check_references
  manage.py check_references kim-2017 shah-2020 --links
  manage.py check_references --all --json"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("keys", nargs="*", metavar="KEY", help="only these citation keys")
        parser.add_argument("--all", action="store_true", help="the whole shelf, cited or not")
        parser.add_argument("--links", action="store_true", help="visit their addresses, too")
        parser.add_argument("--json", action="store_true", help="print JSON for a program")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        now = timezone.now()
        papers = _chosen(options["keys"], everything=options["all"], now=now)
        console = Console(file=self.stdout, highlight=False, soft_wrap=True)  # type: ignore[arg-type]
        quiet = options["json"]
        with notices.gathering():
            report = _run(papers, console, now=now, links_too=options["links"], quiet=quiet)
        report.hits = cited_papers.hit([paper.pk for paper in papers], now=now)
        if not options["keys"]:
            report.strays = cited_papers.strays(now=now)
        if quiet:
            self.stdout.write(
                json.dumps(checking_report.as_dict(report, now), ensure_ascii=False, indent=2)
            )
        else:
            checking_report.print_end(report, console)
        if not report.is_clear:
            sys.exit(1)


def _chosen(keys: list[str], *, everything: bool, now: datetime) -> list[Reference]:
    if keys and everything:
        raise CommandError("Give keys or --all, not both.", returncode=WRONG_CALL)
    if not keys:
        shelf = Reference.objects.with_contributors()
        return list(shelf if everything else cited_papers.cited(now=now))
    return [_named(key) for key in dict.fromkeys(keys)]


def _named(key: str) -> Reference:
    found = library.keyed(key)
    if found is None:
        raise CommandError(
            f"KEY: no paper of the library has the key “{key}”.", returncode=WRONG_CALL
        )
    return found


def _run(
    papers: list[Reference], console: Console, *, now: datetime, links_too: bool, quiet: bool
) -> Report:
    report = Report()
    with _bar(console, len(papers), quiet=quiet) as advance:
        for checked in watching.check(papers, registries=connection.registries(), now=now):
            alerts.raise_all(checked.reference, now=now)
            report.checked.append(checked)
            advance(checking_report.line(checked, now))
        for link in links.check(papers, now=now) if links_too else ():
            report.links.append(link)
            if link.row.outcome != LinkCheck.Outcome.WORKS:
                advance(checking_report.link_line(link), by=0)
        alerts.settle_all(now=now)
    return report


@contextmanager
def _bar(console: Console, total: int, *, quiet: bool) -> Iterator[Any]:
    hidden = quiet or not console.is_terminal
    with Progress(console=console, disable=hidden, transient=True) as progress:
        task = progress.add_task("Asking the registries", total=total)

        def advance(line: str, by: int = 1) -> None:
            progress.advance(task, by)
            if not quiet:
                progress.console.print(line)

        yield advance
