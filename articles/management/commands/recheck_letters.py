"""Check what readers see again, in the foreground."""

import json
import sys
import time
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress

from articles.compliance.report import as_dict
from articles.models import PolicyVersion, Recheck, RecheckedLetter
from articles.workflow import house, rechecking
from references.management.explained import ExplainedCommand, require_migrated

PAUSE = 0.5
"""Seconds between two looks at what another worker is doing."""


class Command(ExplainedCommand):
    help = """Check every letter that is live or scheduled by the policy in force, and say which
findings are new and which are gone since the policy before.

The same run as in the background: what a worker has done is not done again, what failed is
tried again, and a run that was killed goes on. Nothing is taken down.

Exit status: 0 no letter got worse, 1 new blocking or warning findings or a letter that could not
be checked, 2 wrong call.

  manage.py recheck_letters
  manage.py recheck_letters --json"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print JSON for a program")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        version = house.renew(actor=None, now=timezone.now())
        run = _run_of(version)
        # Progress goes to standard error, so that --json stays readable.
        _work(run, Console(stderr=True))
        if options["json"]:
            self._print_json(run)
        else:
            self._print(run)
        if run.letters.worse().exists() or run.letters.failed().exists():
            sys.exit(1)

    def _print(self, run: Recheck) -> None:
        console = Console(file=self.stdout, highlight=False, soft_wrap=True)  # type: ignore[arg-type]
        console.print(f"Policy {run.version.number}: {escape(run.version.changes)}")
        for letter in _told(run):
            revision = letter.revision
            console.print(f"[bold]{escape(revision.article.slug)}[/], revision {revision.number}")
            if letter.failure:
                console.print(f"  [bold red]could not be checked:[/] {escape(letter.failure)}")
            for mark, findings in (("new ", letter.changed.new), ("gone", letter.changed.gone)):
                for finding in findings:
                    console.print(
                        f"  {mark} {finding.severity.value:5} {finding.code:8} "
                        f"“{escape(finding.passage or finding.message)}”"
                    )
        console.print(
            f"{run.total} checked, {run.letters.worse().count()} with new findings to answer, "
            f"{run.letters.failed().count()} could not be checked."
        )

    def _print_json(self, run: Recheck) -> None:
        """Print letter by letter, so that a large run needs no more memory than a small one."""
        head = {"policy": run.version.number, "digest": run.version.digest, "total": run.total}
        self.stdout.write(json.dumps(head)[:-1] + ', "letters": [', ending="")
        for place, letter in enumerate(_told(run)):
            self.stdout.write(
                (",\n" if place else "\n") + json.dumps(_as_dict(letter), ensure_ascii=False),
                ending="",
            )
        self.stdout.write("]}")


def _run_of(version: PolicyVersion) -> Recheck:
    run = Recheck.objects.select_related("version").get(version=version)
    rechecking.prepare(run, now=timezone.now())
    rechecking.try_again(run)
    return run


def _work(run: Recheck, console: Console) -> None:
    with Progress(console=console, disable=not console.is_terminal, transient=True) as progress:
        bar = progress.add_task("Checking", total=run.total)
        while not run.finished_at:
            for _ in rechecking.steps(run):
                progress.update(bar, completed=run.letters.exclude(finished_at=None).count())
            if rechecking.finish(run, now=timezone.now()):
                break
            # Somebody else is at the last letters, or was killed there: a claim runs out.
            time.sleep(PAUSE)
            run.refresh_from_db(fields=["finished_at"])


def _told(run: Recheck) -> Any:
    changed = run.letters.exclude(changes="", failure="")
    return changed.select_related("revision__article").defer("revision__text").iterator(100)


def _as_dict(letter: RecheckedLetter) -> dict[str, Any]:
    return {
        "slug": letter.revision.article.slug,
        "revision": letter.revision.number,
        "failure": letter.failure,
        "new": [as_dict(finding) for finding in letter.changed.new],
        "gone": [as_dict(finding) for finding in letter.changed.gone],
    }
