"""Put the papers of a file on the shelf."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO

from django.contrib.auth.models import User
from django.core.management.base import CommandError, CommandParser
from django.db import OperationalError, reset_queries
from django.utils import timezone
from rich.console import Console

from references import bulk, connection, lookups
from references.bulk import BATCH, REFUSED, Outcome
from references.exchange import formats
from references.exchange.row import NotReadable, Row
from references.management import telling
from references.management.explained import (
    REFUSALS,
    WRONG_CALL,
    ExplainedCommand,
    require_migrated,
)

AGAIN = "Stopped. What was said above is kept whole; run the same command again to go on."


class Command(ExplainedCommand):
    help = """Import papers from a file of references.

Reads RIS (.ris), NBIB as PubMed saves it (.nbib), BibTeX (.bib), CSL-JSON (.json), or a plain
list of DOIs and PMIDs, which are looked up at the registries. Says of each record whether it
was created, matched a paper that is there (which stays as it is), or was refused and why.
Running it again changes nothing.

Exit status: 0 done, 1 some records were refused, 2 wrong call.

  manage.py import_references library.ris
  manage.py import_references pubmed.nbib --as jane
  manage.py import_references dois.txt --json"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", metavar="PATH", help="the file; - reads standard input")
        parser.add_argument("--as", dest="username", help="who adds the papers (a user name)")
        parser.add_argument("--json", action="store_true", help="print JSON for a program")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        actor = _actor(options["username"])
        on_screen = self.stdout.isatty() and not options["json"]
        console = Console(file=self.stdout, highlight=False, soft_wrap=True)  # type: ignore[arg-type]
        # Lines and bar share a terminal only when one console writes both.
        bar = console if on_screen else Console(stderr=True)
        teller = telling.Json(self.stdout) if options["json"] else telling.Lines(console)  # type: ignore[arg-type]
        counts: Counter[str] = Counter()
        path = options["path"]
        with _opened(path) as stream:
            rows = _rows(stream, path)
            with telling.progress(bar, stream, _size(path)) as advance:
                try:
                    for outcome in _outcomes(rows, actor):
                        counts[outcome.result] += 1
                        teller.one(outcome)
                        advance()
                except KeyboardInterrupt:
                    teller.end(counts)
                    raise CommandError(AGAIN, returncode=REFUSALS) from None
                except OperationalError:
                    teller.end(counts)
                    raise
        teller.end(counts)
        if counts[REFUSED]:
            sys.exit(REFUSALS)


def _opened(path: str) -> AbstractContextManager[BinaryIO]:
    try:
        return nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb")
    except OSError as error:
        reason = error.strerror or str(error)
        raise CommandError(
            f"PATH: {path} cannot be read ({reason}).", returncode=WRONG_CALL
        ) from error


def _size(path: str) -> int | None:
    """Return how many bytes there are to read, where that can be known."""
    return None if path == "-" else Path(path).stat().st_size or None


def _rows(stream: BinaryIO, path: str) -> Iterator[Row]:
    try:
        return formats.read(stream, name=Path(path).name)
    except NotReadable as error:
        raise CommandError(f"PATH: {path}: {error}", returncode=WRONG_CALL) from error


def _outcomes(rows: Iterator[Row], actor: User | None) -> Iterator[Outcome]:
    """Keep papers batch by batch; bare identifiers are looked up one at a time."""
    registries = connection.registries()
    for alone, some in groupby(rows, key=lambda row: bool(row.pasted)):
        if alone:
            for row in some:
                yield lookups.look_up(row, registries=registries, now=timezone.now(), actor=actor)
            continue
        for number, outcome in enumerate(bulk.take_all(some, now=timezone.now(), actor=actor)):
            if number % BATCH == 0:
                # With DEBUG on, Django remembers every query until somebody says otherwise.
                reset_queries()
            yield outcome


def _actor(username: str | None) -> User | None:
    if username is None:
        return None
    found = User.objects.filter(username=username).first()
    if found is None:
        raise CommandError(f"--as: there is no account “{username}”.", returncode=WRONG_CALL)
    return found
